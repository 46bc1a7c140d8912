package io.counterfoil.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The whole way, from outside, on a process of its own. */
class PlayingStoriesTest {
    private final ByteArrayOutputStream transcript = new ByteArrayOutputStream();

    @Test
    void passes_at_every_step_of_an_order() {
        var code = demo("--story", "order");
        assertThat(transcript.toString(UTF_8))
                .contains("order.created is signed", "order.paid is signed", "no callback about it was ever delivered");
        assertPassed(code);
    }

    @Test
    void passes_at_every_step_of_a_payment_by_wechat() {
        var code = demo("--story", "wechat");
        assertThat(transcript.toString(UTF_8))
                .contains(
                        "WeChat Pay believed the merchant's signature",
                        "WeChat believed the merchant's signature, and the payer paid");
        assertPassed(code);
    }

    @Test
    void passes_at_every_step_of_a_payment_channel_whichever_way_it_is_gone() {
        var code = demo("--story", "channel");
        assertThat(transcript.toString(UTF_8))
                .contains("PaychVoucherCreate", "paych voucher create", "three ways, one result");
        assertPassed(code);
    }

    @Test
    void fails_where_nobody_is() {
        var code = demo("--url", "http://127.0.0.1:1", "--operator-key-file", "pom.xml");
        assertThat(transcript.toString(UTF_8)).contains("✗ the story goes on").containsPattern("\\nFAIL 0/1\\s*$");
        assertThat(code).isOne();
    }

    @Test
    void knows_its_stories() {
        assertThat(demo("--story", "unheard-of")).isEqualTo(2);
    }

    private void assertPassed(int code) {
        assertThat(transcript.toString(UTF_8)).doesNotContain("✗").containsPattern("(?m)\\nPASS (\\d+)/\\1\\s*$");
        assertThat(code).isZero();
    }

    private int demo(String... arguments) {
        return new CommandLine(new Demo(new PrintStream(transcript, true, UTF_8))).execute(arguments);
    }
}
