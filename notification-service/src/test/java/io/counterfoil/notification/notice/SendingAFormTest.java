package io.counterfoil.notification.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.notification.EndpointTerms;
import io.counterfoil.notification.Examples;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendingAFormTest {
    private static final EndpointTerms FORM = new EndpointTerms("success", null, null, false);

    @Test
    void says_in_flat_fields_what_json_says() {
        var story = OrderStory.until("event-2", Examples.paidOrder());
        var json = NoticeBody.of(story, 7, encrypted -> Optional.of(encrypted.text()))
                .json();
        var form = Content.of(json, FORM);
        assertThat(form.mediaType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(fields(form.body()))
                .containsEntry("type", "order.paid")
                .containsEntry("timestamp", "2026-01-01T12:00:30Z")
                .containsEntry("order", Examples.ORDER.value())
                .containsEntry("quantity", "1")
                .containsEntry("totalAmount", "1999")
                .containsEntry("totalAsset", "CNY/2")
                .containsEntry("payer", "15705420001")
                .containsEntry("sequence", "7")
                .doesNotContainKeys("data", "total", "recipient");
    }

    @Test
    void keeps_what_a_form_would_mistake() {
        var form = Content.form("{\"type\":\"a\",\"data\":{\"attachment\":\"台 灯&x=1+2%\\n\",\"paid\":true}}");
        assertThat(fields(form.body()))
                .containsEntry("attachment", "台 灯&x=1+2%\n")
                .containsEntry("paid", "true");
    }

    @Test
    void is_asked_for_by_a_word() {
        assertThat(Content.of("{}", EndpointTerms.USUAL)).isEqualTo(new Content("application/json", "{}"));
    }

    @Test
    void shows_by_a_sample_what_is_none() {
        var sample = NoticeBody.sample(NoticeKind.ORDER_CLOSED, Instant.parse("2026-01-01T12:00:00Z"));
        assertThat(sample.json())
                .startsWith(
                        "{\"type\":\"order.closed\",\"timestamp\":\"2026-01-01T12:00:00Z\",\"sample\":true,\"data\":{")
                .contains("or_00000000000000000000000000", "\"state\":\"closed\"", "\"closedFor\":\"expired\"")
                .doesNotContain("transaction");
        assertThat(fields(Content.form(sample.json()).body())).containsEntry("sample", "true");
    }

    private static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(toMap(pair -> URLDecoder.decode(pair[0], UTF_8), pair -> URLDecoder.decode(pair[1], UTF_8)));
    }
}
