package io.counterfoil.channel.filecoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.decide.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingAnAddressTest {
    @ParameterizedTest
    @CsvSource({
        "'', unknown network",
        "x01, unknown network",
        "f, unknown protocol",
        "f5abc, unknown protocol",
        "f0, no number",
        "f00123, not a decimal number",
        "f0-1, not a decimal number",
        "f018446744073709551616, a number beyond 2^64 - 1",
        "f0111111111111111111111, a number beyond 2^64 - 1",
        "f1, too short",
        "f1aaaa, too short",
        "f1aaaaaaaa, 1 bytes instead of 20",
        "f1d2xrzcslx7xlbbylc5c3d5lvandqw4iwl6epxbb, not whole bytes in base 32",
        "f1e2xrzcslx7xlbbylc5c3d5lvandqw4iwl6epxba, wrong checksum",
        "f1d2xrzcslx7xlbbylc5c3d5lvandqw4iwl6epxb1, not in lower-case base 32",
        "f1D2xrzcslx7xlbbylc5c3d5lvandqw4iwl6epxba, not in lower-case base 32",
        "f410, no namespace",
        "f4f2oekwcmo2pueydmaq53eic2i62crtbeyuzx2gmy, no number",
        "f411f2oekwcmo2pueydmaq53eic2i62crtbeyuzx2gmy, wrong checksum"
    })
    void says_what_is_wrong_with_it(String text, String why) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> Address.parse(text))
                .returns("address-malformed", Rejected::code)
                .withMessage("The address cannot be read: " + why + ".");
    }

    @Test
    void is_not_done_for_longer_than_any_address_is() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> Address.parse("f1" + "a".repeat(1000)))
                .withMessageContaining("too long");
    }

    @Test
    void does_not_depend_on_the_net() {
        assertThat(Address.parse("t1d2xrzcslx7xlbbylc5c3d5lvandqw4iwl6epxba"))
                .hasToString("f1d2xrzcslx7xlbbylc5c3d5lvandqw4iwl6epxba");
    }
}
