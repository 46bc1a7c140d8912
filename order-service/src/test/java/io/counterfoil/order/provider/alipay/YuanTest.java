package io.counterfoil.order.provider.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.money.Money;
import io.counterfoil.order.provider.wire.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YuanTest {
    @ParameterizedTest
    @CsvSource({"0,0", "0.01,1", "19.90,1990", "19.9,1990", "19,1900", "100000000.00,10000000000"})
    void are_read_to_the_fen(String text, long fen) {
        assertThat(Yuan.parse(text)).isEqualTo(Money.of(fen, Yuan.CNY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1.", ".5", "1.000", "01", "-1", "+1", "1e2", "1,00", "１", "1000000000000"})
    void are_refused_where_they_are_not_exact(String text) {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Yuan.parse(text));
    }

    @Test
    void are_written_with_two_decimals() {
        assertThat(Yuan.format(Money.of(1, Yuan.CNY))).isEqualTo("0.01");
        assertThat(Yuan.format(Money.of(1900, Yuan.CNY))).isEqualTo("19.00");
    }
}
