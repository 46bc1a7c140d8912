package io.counterfoil.channel.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.channel.filecoin.Address;
import io.counterfoil.channel.filecoin.ChannelAddress;
import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.kernel.channel.FundsRequestId;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Asset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitingForADepositTest {
    private static final FundingId FUNDING = FundingId.derive(Scheme.FILECOIN, "payer", "payee", new Asset("FIL", 18));

    @Test
    void is_done_by_a_cid_that_is_its_own_content() {
        var sentinel = new Sentinel(FUNDING, FundsRequestId.of(FUNDING, "rent"));
        assertThat(sentinel.toString()).startsWith("bafk");
        assertThat(Sentinel.read(sentinel.toString())).isEqualTo(sentinel);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "b",
                "bafkqaaa",
                "bafk",
                "bafy2bzacebdqvnvzarhc2xmhsf3ktpv4cdvhplxlcxbjazgwtrsmntsmdn5ck",
                "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG",
            })
    void is_refused_for_any_other_cid(String text) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> Sentinel.read(text))
                .returns("cid-unreadable", Rejected::code);
    }

    @Test
    void is_over_with_a_channel_whose_address_says_which_it_is() {
        var address = ChannelAddress.of(FUNDING, 3);
        assertThat(address.toString()).startsWith("f2");
        var id = ChannelAddress.id(address);
        assertThat(ChannelAddress.read(address.toString())).isEqualTo(id);
        assertThat(ChannelAddress.read(Address.parse(address.toString()).toTestText()))
                .isEqualTo(id);
        assertThat(ChannelAddress.read(id.value())).isEqualTo(id);
        assertThat(ChannelAddress.of(FUNDING, 4)).isNotEqualTo(address);
    }
}
