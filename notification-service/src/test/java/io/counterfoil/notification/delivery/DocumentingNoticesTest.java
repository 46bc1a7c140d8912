package io.counterfoil.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.notification.Examples;
import io.counterfoil.notification.endpoint.SigningSecret;
import io.counterfoil.notification.notice.NoticeBody;
import io.counterfoil.notification.notice.OrderStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/webhooks.md} shows is what is sent. */
class DocumentingNoticesTest {
    private final String page;

    DocumentingNoticesTest() throws IOException {
        page = Files.readString(Path.of("../docs/webhooks.md"));
    }

    @Test
    void shows_a_notice_as_it_is_written() {
        var story = OrderStory.until("event-2", Examples.paidOrder());
        assertThat(body())
                .isEqualTo(NoticeBody.of(story, 7, encrypted -> Optional.of(encrypted.text()))
                        .json());
    }

    @Test
    void shows_how_it_is_signed() {
        var timestamp = Instant.ofEpochSecond(Long.parseLong(found("webhook-timestamp: (.*)")));
        var secret = SigningSecret.parse(found("`(whsec_[^`…]*)`"));
        assertThat(found("webhook-signature: (.*)"))
                .isEqualTo(Signature.of(found("webhook-id: (.*)"), timestamp, body(), List.of(secret)));
    }

    private String body() {
        return found("(\\{\"type\".*)");
    }

    private String found(String pattern) {
        var match = Pattern.compile(pattern).matcher(page);
        assertThat(match.find()).isTrue();
        return match.group(1);
    }
}
