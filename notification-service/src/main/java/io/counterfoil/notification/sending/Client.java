package io.counterfoil.notification.sending;

import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.Timeout;

/**
 * An HTTP client that does only what it is told: it follows nothing, asks no proxy, keeps no cookies, unpacks nothing, repeats
 * nothing. Each attempt has a connection of its own, so that nothing of one answer is left for the next attempt to read.
 */
final class Client {
    private static final int HEADER_CHARS_MAX = 4_096;
    private static final int HEADERS_MAX = 64;

    static CloseableHttpClient of(CarrierLimits limits, CheckedNames names, SSLContext trust) {
        return HttpClients.custom()
                .setConnectionManager(connections(limits, names, trust))
                .setRequestExecutor(HttpRequestExecutor.builder()
                        .withHttp1StreamListener(new ShortHeads())
                        .build())
                .setConnectionReuseStrategy((_, _, _) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(limits.whole()))
                        .setConnectionRequestTimeout(Timeout.of(limits.connect()))
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Counterfoil")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    private static HttpClientConnectionManager connections(CarrierLimits limits, CheckedNames names, SSLContext trust) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                        trust, HostnameVerificationPolicy.BOTH, HttpsSupport.getDefaultHostnameVerifier()))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(HEADER_CHARS_MAX)
                                .setMaxHeaderCount(HEADERS_MAX)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.connect()))
                        .setSocketTimeout(Timeout.of(limits.whole()))
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(Timeout.of(limits.whole()))
                        .build())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                // Many endpoints may be at one host: their places are counted where they are given out.
                .setMaxConnPerRoute(Integer.MAX_VALUE)
                .build();
    }

    private Client() {}
}
