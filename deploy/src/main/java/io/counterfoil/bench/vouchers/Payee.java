package io.counterfoil.bench.vouchers;

import io.counterfoil.bench.measure.Lab;
import io.counterfoil.channel.filecoin.FilecoinScheme;
import io.counterfoil.channel.trading.Asker;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;

/** Takes vouchers as they come, as the door does once it knows who asks. */
final class Payee {
    private static final Asker OPERATOR = new Asker.Operator();
    private static final Money ANY = Money.of(0, FilecoinScheme.FIL);
    private static final String OVERTAKEN = "voucher-stale";

    private final Channels channels;

    Payee(Lab lab) {
        channels = lab.bean(Channels.class);
    }

    /** @return false where a later one of its lane was faster */
    boolean accepts(Strait strait, String text) {
        try {
            channels.addVoucher(OPERATOR, strait.channel(), text, ANY);
            return true;
        } catch (Rejected refused) {
            if (refused.code().equals(OVERTAKEN)) return false;
            throw refused;
        }
    }
}
