package io.counterfoil.platform.http;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.catalina.util.NetMask;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is believed about where a request comes from: {@code counterfoil.http.*}.
 *
 * @param trustedProxies addresses in digits, or networks like {@code 10.0.0.0/8}; nobody where empty
 */
@ConfigurationProperties("counterfoil.http")
record ProxyTerms(@DefaultValue List<String> trustedProxies) {
    /** @throws IllegalArgumentException for what is neither: nothing is looked up */
    ProxyTerms {
        trustedProxies = List.copyOf(trustedProxies);
        for (var proxy : trustedProxies) {
            InetAddress.ofLiteral(proxy.replaceFirst("/.*", ""));
            new NetMask(proxy);
        }
    }

    /** As networks all of them: a list without any would be read as a regular expression, and match nobody. */
    String networks() {
        return trustedProxies.stream()
                .map(proxy -> proxy.contains("/") ? proxy : proxy + "/" + bits(proxy))
                .collect(Collectors.joining(","));
    }

    private static int bits(String address) {
        return InetAddress.ofLiteral(address).getAddress().length * Byte.SIZE;
    }
}
