package io.counterfoil.notification.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.decide.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckingAUrlTest {
    private static final UrlRule PRODUCTION = new UrlRule(false);
    private static final UrlRule DEVELOPMENT = new UrlRule(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/notices?from=counterfoil",
                "HTTPS://Shop.Example:8443/",
                "https://93.184.215.14/",
                "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/"
            })
    void lets_a_public_one_through(String url) {
        assertThat(PRODUCTION.check(url)).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource({
        "http://shop.example/, url-not-https",
        "ftp://shop.example/, url-not-https",
        "//shop.example/, url-not-https",
        "shop.example, url-not-https",
        "https://user@shop.example/, url-credentials",
        "https://user:word@shop.example/, url-credentials",
        "https://shop.example/#top, url-fragment",
        "https:///notices, url-malformed",
        "https://shop.example:0/, url-malformed",
        "https://shop.example:65536/, url-malformed",
        "https://shop example/, url-malformed",
        "https://0x7f.0.0.1/, url-malformed",
        "https://localhost/, url-not-public",
        "https://LOCALHOST./, url-not-public",
        "https://shop.localhost/, url-not-public",
        "https://intranet/, url-not-public",
        "https://127.0.0.1/, url-not-public",
        "https://127.1.2.3./, url-malformed",
        "https://0.0.0.0/, url-not-public",
        "https://0.1.2.3/, url-not-public",
        "https://10.0.0.1/, url-not-public",
        "https://172.16.0.1/, url-not-public",
        "https://192.168.0.1/, url-not-public",
        "https://169.254.169.254/latest/meta-data, url-not-public",
        "https://100.64.0.1/, url-not-public",
        "https://100.127.255.254/, url-not-public",
        "https://224.0.0.1/, url-not-public",
        "https://[::]/, url-not-public",
        "https://[::1]/, url-not-public",
        "https://[::ffff:127.0.0.1]/, url-not-public",
        "https://[::ffff:a00:1]/, url-not-public",
        "https://[fe80::1]/, url-not-public",
        "https://[fc00::1]/, url-not-public",
        "https://[fd12:3456:789a::1]/, url-not-public",
        "https://[ff02::1]/, url-not-public"
    })
    void refuses_what_leads_elsewhere(String url, String code) {
        refuses(PRODUCTION, url, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8080/notices", "https://localhost/", "http://[::1]:9/", "http://printer/"})
    void lets_ones_own_machine_through_where_that_is_allowed(String url) {
        assertThat(DEVELOPMENT.check(url)).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource({
        "http://user@localhost/, url-credentials",
        "file:///etc/passwd, url-not-https",
        "http://a/#b, url-fragment"
    })
    void refuses_the_rest_there_too(String url, String code) {
        refuses(DEVELOPMENT, url, code);
    }

    @Test
    void is_refused_beyond_the_longest() {
        var longest = "https://shop.example/".concat("a".repeat(UrlRule.LENGTH_MAX - "https://shop.example/".length()));
        assertThat(PRODUCTION.check(longest)).hasToString(longest);
        refuses(PRODUCTION, longest + "a", "url-too-long");
    }

    private static void refuses(UrlRule rule, String url, String code) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> rule.check(url))
                .returns(code, Rejected::code)
                .returns("/url", Rejected::pointer);
    }
}
