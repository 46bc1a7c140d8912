package io.counterfoil.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTermsTest {
    @Test
    void names_addresses_and_networks() {
        var proxies = List.of("127.0.0.1", "::1", "10.0.0.0/8", "2001:db8::/32");

        assertThat(new ProxyTerms(proxies).trustedProxies()).isEqualTo(proxies);
    }

    @Test
    void are_networks_even_where_only_addresses_are_named() {
        assertThat(new ProxyTerms(List.of("10.0.0.5", "10.0.0.6", "::1")).networks())
                .isEqualTo("10.0.0.5/32,10.0.0.6/32,::1/128");
        assertThat(new ProxyTerms(List.of("10.0.0.0/8")).networks()).isEqualTo("10.0.0.0/8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy.example", "localhost", "10.0.0.0/33", "10.0.0.0/x", "10\\..*", "all"})
    void takes_nothing_else_since_a_misspelt_one_would_trust_others(String proxy) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ProxyTerms(List.of(proxy)));
    }
}
