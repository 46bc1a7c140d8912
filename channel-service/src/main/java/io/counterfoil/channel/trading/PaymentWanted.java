package io.counterfoil.channel.trading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.counterfoil.channel.book.Validity;
import io.counterfoil.channel.scheme.Blake2b;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.scheme.Conditions;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param vouchers one each, on a lane of their own; the last is for the whole amount
 * @param request what the asker calls it: asked for again under the same name, it is the same
 */
public record PaymentWanted(Pair pair, List<Spec> vouchers, String request) {
    static final int VOUCHERS_MAX = 1000;

    public PaymentWanted {
        vouchers = List.copyOf(vouchers);
    }

    public record Spec(Money amount, Conditions conditions) {}

    /**
     * All that can be known before any money is moved.
     *
     * @throws Rejected where the payee's book would refuse one of the vouchers
     */
    void require() {
        if (vouchers.isEmpty() || vouchers.size() > VOUCHERS_MAX) {
            throw Rejected.invalid(
                    "vouchers-invalid", "A payment has 1 to " + VOUCHERS_MAX + " vouchers.", "/vouchers");
        }
        @Nullable Spec before = null;
        for (var spec : vouchers) {
            require(spec);
            if (before != null) requireMore(spec, before);
            before = spec;
        }
    }

    private void require(Spec spec) {
        if (!spec.amount().asset().equals(pair.asset())) {
            throw Rejected.invalid("asset-differs", "The payment is in " + pair.asset() + ".", "/vouchers");
        }
        Validity.requirePlain(spec.conditions());
        if (pair.scheme() == Scheme.NATIVE && !spec.conditions().equals(Conditions.NONE)) {
            throw Rejected.invalid("vouchers-invalid", "A native voucher has no conditions.", "/vouchers");
        }
    }

    private static void requireMore(Spec spec, Spec before) {
        if (!before.amount().covers(spec.amount())) return;
        throw Rejected.invalid(
                "vouchers-invalid", "Each voucher is for more than the one before, and for that too.", "/vouchers");
    }

    /** The hash of what is wanted. It says all there is, once {@link #require} has returned. */
    String content() {
        var text = vouchers.stream()
                .map(spec -> spec.amount() + " " + spec.conditions().minSettleHeight())
                .collect(joining("\n"));
        return Bytes.of(Blake2b.hash(text.getBytes(UTF_8))).hex();
    }
}
