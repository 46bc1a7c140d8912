package io.counterfoil.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.counterfoil.notification.Examples;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WritingASampleTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void looks_like_the_notice_of_its_kind_and_says_that_it_is_none() {
        assertThat(NoticeKind.sampled()).hasSize(7).allSatisfy(kind -> {
            var sample = JSON.readTree(SampleNotice.json(kind, Examples.NOON));
            assertThat(sample.at("/type").asString()).isEqualTo(kind.word());
            assertThat(sample.at("/sample").asBoolean()).isTrue();
            assertThat(sample.at("/data/sequence").asLong()).isZero();
        });
    }

    @Test
    void says_when_a_channel_settles_and_what_a_collected_one_pays() {
        var settling = JSON.readTree(SampleNotice.json(NoticeKind.CHANNEL_SETTLING, Examples.NOON));
        var collected = JSON.readTree(SampleNotice.json(NoticeKind.CHANNEL_COLLECTED, Examples.NOON));
        assertThat(settling.at("/data/settlesAt").asString())
                .isEqualTo(Examples.NOON.plusSeconds(3600).toString());
        assertThat(collected.at("/data/toPayee").asString()).isEqualTo("1998");
        assertThat(collected.at("/data").has("settlesAt")).isFalse();
    }

    @Test
    void is_not_made_of_what_became_of_an_endpoint() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleNotice.json(NoticeKind.ENDPOINT_DISABLED, Examples.NOON));
    }
}
