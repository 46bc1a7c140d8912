package io.counterfoil.kernel.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountingTest {
    private static final Epochs FILECOIN = new Epochs(Instant.parse("2020-08-24T22:00:00Z"), 30);

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "9223372036854775807", "9223372036854775808", "18446744073709551615"})
    void goes_from_text_to_number_and_back(String decimal) {
        assertThat(Uint64.parse(decimal)).hasToString(decimal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "+1", "01", "1.0", "1e3", " 1", "18446744073709551616", "99999999999999999999999"})
    void takes_no_other_text(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Uint64.parse(text));
    }

    @Test
    void goes_on_beyond_what_a_signed_number_can_say() {
        var half = Uint64.of(Long.MAX_VALUE);
        assertThat(half.next().isAfter(half)).isTrue();
        assertThat(Uint64.MAX.isAfter(half.next())).isTrue();
        assertThat(half.isAfter(half)).isFalse();
    }

    @Test
    void ends_at_the_last_number() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(Uint64.MAX::next);
    }

    @Test
    void has_no_negative_numbers() {
        assertThatIllegalArgumentException().isThrownBy(() -> Uint64.of(-1));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-08-24T22:00:00Z, 0",
        "2020-08-24T22:00:29.999Z, 0",
        "2020-08-24T22:00:30Z, 1",
        "2020-08-24T21:59:59.999Z, -1",
        "2020-08-25T10:00:00Z, 1440"
    })
    void counts_epochs_from_the_beginning(Instant moment, long epoch) {
        assertThat(FILECOIN.at(moment)).isEqualTo(epoch);
    }

    @Test
    void knows_when_an_epoch_starts() {
        assertThat(FILECOIN.startOf(1440)).isEqualTo("2020-08-25T10:00:00Z");
        assertThat(FILECOIN.startOf(Long.MAX_VALUE)).isEqualTo(Epochs.LATEST);
    }
}
