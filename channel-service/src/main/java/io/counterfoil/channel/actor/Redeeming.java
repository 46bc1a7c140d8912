package io.counterfoil.channel.actor;

import io.counterfoil.channel.actor.ActorCommand.RedeemVoucher;
import io.counterfoil.channel.actor.ChannelState.Live;
import io.counterfoil.channel.actor.ChannelState.Settling;
import io.counterfoil.channel.scheme.Signed;
import io.counterfoil.channel.scheme.Signed.By;
import io.counterfoil.channel.scheme.Signed.Unsigned;
import io.counterfoil.kernel.channel.ActorEvent;
import io.counterfoil.kernel.channel.ActorEvent.SettleExtended;
import io.counterfoil.kernel.channel.ActorEvent.VoucherRedeemed;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.channel.Uint64;
import java.util.ArrayList;
import java.util.List;
import org.pcollections.PSortedMap;

/** Whether a voucher counts, and for how much. The order of the checks is that of Filecoin's actor: the first that fails is told. */
final class Redeeming {
    static final int SECRET_BYTES_MAX = 256;

    /** Of addresses that need not be resolved. */
    private static final String ID_PREFIX = "f0";

    static List<ActorEvent> decide(RedeemVoucher command, Live channel, PSortedMap<Uint64, Lane> lanes) {
        var terms = channel.terms();
        var promise = command.slip().promise();
        long epoch = terms.epochs().at(command.now());
        PaymentChannel.requireParty(terms, command.caller());
        if (command.slip().signed() instanceof Unsigned) {
            throw Refusal.VOUCHER_UNSIGNED.because("voucher has no signature");
        }
        requireBeforeEnd(channel, epoch);
        if (command.tellings().secret().length() > SECRET_BYTES_MAX) {
            throw Refusal.SECRET_TOO_LONG.because("secret must be at most " + SECRET_BYTES_MAX + " bytes long");
        }
        requireSignature(command.slip().signed(), signer(terms, command.caller()));
        requireName(promise.channel(), terms);
        Fulfilment.require(promise, command.tellings(), epoch);
        if (terms.scheme() == Scheme.NATIVE) {
            if (NativeOrder.isDone(promise, lanes)) return List.of();
            NativeOrder.require(promise, lanes);
        }
        return redeem(command, channel, LaneUse.of(promise, lanes));
    }

    private static void requireBeforeEnd(Live channel, long epoch) {
        if (channel instanceof Settling settling && epoch >= settling.settlingAt()) {
            throw Refusal.VOUCHER_AFTER_END.because("no vouchers can be processed after SettlingAt epoch");
        }
    }

    /** On Filecoin either party may submit what the other has signed; with us it is always the payer who promises. */
    private static String signer(Terms terms, String caller) {
        return switch (terms.scheme()) {
            case FILECOIN -> terms.other(caller);
            case NATIVE -> terms.payer().key();
        };
    }

    private static void requireSignature(Signed signed, String signer) {
        if (signed instanceof By by && by.key().equals(signer)) return;
        throw Refusal.SIGNATURE_INVALID.because("voucher signature invalid: signature did not match");
    }

    private static void requireName(String name, Terms terms) {
        if (terms.names().contains(name)) return;
        boolean known = terms.scheme() == Scheme.NATIVE || name.startsWith(ID_PREFIX);
        throw Refusal.CHANNEL_DIFFERS.because("voucher payment channel address " + name
                + (known
                        ? " does not match receiver " + terms.names().getFirst()
                        : " does not resolve to an ID address"));
    }

    private static List<ActorEvent> redeem(RedeemVoucher command, Live channel, LaneUse use) {
        var promise = command.slip().promise();
        var toSend = use.toSend(channel.purse());
        var redeemed = use.redeemed(channel.purse());
        long height = promise.conditions().minSettleHeight();
        var events = new ArrayList<ActorEvent>();
        events.add(new VoucherRedeemed(
                command.channel(),
                promise.lane(),
                promise.nonce(),
                redeemed.redeemed(),
                promise.merges(),
                toSend,
                higher(channel.purse().minSettleHeight(), height),
                command.now()));
        events.addAll(use.events(command, redeemed));
        if (channel instanceof Settling settling && height > settling.settlingAt()) {
            events.add(new SettleExtended(command.channel(), height, command.now()));
        }
        return List.copyOf(events);
    }

    private static long higher(long known, long height) {
        return height == 0 ? known : Math.max(known, height);
    }

    private Redeeming() {}
}
