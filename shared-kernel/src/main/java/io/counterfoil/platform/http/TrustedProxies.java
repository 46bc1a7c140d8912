package io.counterfoil.platform.http;

import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Takes a request's address out of {@code X-Forwarded-For} where the request comes from a trusted proxy: the last one there
 * that is no trusted proxy itself. What stands before it anybody can have written.
 */
@Component
class TrustedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final ProxyTerms terms;

    TrustedProxies(ProxyTerms terms) {
        this.terms = terms;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (terms.trustedProxies().isEmpty()) return;
        var addresses = new RemoteIpValve();
        addresses.setInternalProxies(terms.networks());
        factory.addEngineValves(addresses);
    }
}
