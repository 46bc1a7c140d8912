package io.counterfoil.channel.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.scheme.Conditions;
import io.counterfoil.channel.trading.PaymentWanted.Spec;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All that can be known is known before any money is moved. */
class AskingForAPaymentTest {
    private static final Asset FIL = new Asset("FIL", 18);
    private static final Bytes HASH = Bytes.ofHex("00".repeat(32));

    @Test
    void has_one_voucher_at_least_and_a_thousand_at_most() {
        isRefused("vouchers-invalid", List.of());
        var most = Collections.nCopies(PaymentWanted.VOUCHERS_MAX + 1, spec(1));
        isRefused("vouchers-invalid", most);
        var rising = new Spec[PaymentWanted.VOUCHERS_MAX];
        Arrays.setAll(rising, i -> spec(i + 1));
        assertThatCode(wanted(Scheme.FILECOIN, List.of(rising))::require).doesNotThrowAnyException();
    }

    @Test
    void goes_up_from_voucher_to_voucher() {
        isRefused("vouchers-invalid", List.of(spec(2), spec(2)));
        isRefused("vouchers-invalid", List.of(spec(3), spec(2)));
    }

    @Test
    void is_refused_under_conditions_that_no_book_takes() {
        for (var locked : List.of(
                new Conditions(1, 0, Bytes.NONE, null, 0),
                new Conditions(0, 1, Bytes.NONE, null, 0),
                new Conditions(0, 0, HASH, null, 0),
                new Conditions(0, 0, Bytes.NONE, new Conditions.Call(HASH, Uint64.of(1), HASH), 0))) {
            isRefused("voucher-locked", List.of(spec(1), new Spec(Money.of(2, FIL), locked)));
        }
    }

    @Test
    void may_keep_the_channel_open_on_filecoin_alone() {
        var spec = new Spec(Money.of(1, FIL), new Conditions(0, 0, Bytes.NONE, null, 9));
        assertThatCode(wanted(Scheme.FILECOIN, List.of(spec))::require).doesNotThrowAnyException();
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(wanted(Scheme.NATIVE, List.of(spec))::require)
                .returns("vouchers-invalid", Rejected::code);
    }

    @Test
    void is_in_one_asset() {
        isRefused("asset-differs", List.of(new Spec(Money.of(1, new Asset("USD", 2)), Conditions.NONE)));
    }

    @Test
    void is_another_with_another_voucher() {
        var one = wanted(Scheme.FILECOIN, List.of(spec(1), spec(2)));
        assertThat(wanted(Scheme.FILECOIN, List.of(spec(1), spec(2))).content()).isEqualTo(one.content());
        assertThat(wanted(Scheme.FILECOIN, List.of(spec(1), spec(3))).content()).isNotEqualTo(one.content());
        assertThat(wanted(Scheme.FILECOIN, List.of(spec(1))).content()).isNotEqualTo(one.content());
    }

    private static void isRefused(String code, List<Spec> specs) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(wanted(Scheme.FILECOIN, specs)::require)
                .returns(code, Rejected::code);
    }

    private static Spec spec(long amount) {
        return new Spec(Money.of(amount, FIL), Conditions.NONE);
    }

    private static PaymentWanted wanted(Scheme scheme, List<Spec> specs) {
        return new PaymentWanted(new Pair(scheme, "payer", "payee", FIL), specs, "rent");
    }
}
