package io.counterfoil.order.provider.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.order.provider.wire.Malformed;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlipayTimeTest {
    @ParameterizedTest
    @CsvSource({"2026-11-20 00:00:00,2026-11-19T16:00:00Z", "2026-11-20 11:00:00.123,2026-11-20T03:00:00.123Z"})
    void is_chinas(String text, Instant instant) {
        assertThat(AlipayTime.parse(text)).isEqualTo(instant);
    }

    @Test
    void is_written_down_to_the_second() {
        assertThat(AlipayTime.format(Instant.parse("2026-11-19T16:00:00.999Z"))).isEqualTo("2026-11-20 00:00:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-11-20", "2026-02-30 00:00:00", "2026-11-20 24:00:00", "2026-11-20T00:00:00Z"})
    void is_refused_where_there_is_no_such_time(String text) {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> AlipayTime.parse(text));
    }
}
