package io.counterfoil.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.notification.endpoint.PublicAddresses;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** By the operator's settings. */
class SendingWhereItIsAllowedTest {
    private static final Duration TIME_OUT = Duration.ofSeconds(5);
    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";

    @Test
    void goes_to_no_address_of_ones_own_machine() throws IOException {
        try (var there = Stranger.who(Stranger.saying(OK))) {
            var only = PublicAddresses.and(List.of());
            assertThat(send("https://127.0.0.1:" + there.port() + "/", only)).isEqualTo("address-loopback");
            assertThat(send("http://127.0.0.1:" + there.port() + "/", only)).isEqualTo("url-not-https");
            assertThat(there.connections).hasValue(0);
        }
    }

    @Test
    void goes_in_the_clear_where_the_operator_has_chosen_the_network() throws IOException {
        try (var there = Stranger.who(Stranger.saying(OK))) {
            var chosen = PublicAddresses.and(List.of("127.0.0.0/8"));
            assertThat(send(there.url("127.0.0.1"), chosen)).isNull();
        }
    }

    @Test
    void has_limits_where_nothing_is_set() {
        var terms = terms(Map.of());
        assertThat(terms.limits()).isEqualTo(new CarrierLimits(Duration.ofSeconds(3), Duration.ofSeconds(10)));
        assertThat(terms.places()).isEqualTo(new Places(512, 64, 16));
        assertThat(terms.trustedCertificates()).isNull();
    }

    @Test
    void has_the_limits_that_are_set() {
        var terms = terms(Map.of(
                "counterfoil.notices.time-out", "1s",
                "counterfoil.notices.at-once-max", "8",
                "counterfoil.notices.at-once-per-merchant-max", "4",
                "counterfoil.notices.at-once-per-endpoint-max", "2",
                "counterfoil.notices.trusted-certificates", "/etc/ours.pem"));
        assertThat(terms.limits().whole()).isEqualTo(Duration.ofSeconds(1));
        assertThat(terms.places()).isEqualTo(new Places(8, 4, 2));
        assertThat(terms.trustedCertificates()).isEqualTo(Path.of("/etc/ours.pem"));
    }

    private static SendingTerms terms(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("counterfoil.notices", SendingTerms.class);
    }

    private static @Nullable String send(String url, PublicAddresses addresses) {
        var terms = new SendingTerms(TIME_OUT, TIME_OUT, 8, 4, 2, null);
        try (var carrier = new SendingModule().noticeCarrier(terms, addresses)) {
            return carrier.carry(new Letter(URI.create(url), Map.of(), "{}"), Instant.now())
                    .failure();
        }
    }
}
