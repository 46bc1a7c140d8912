package io.counterfoil.bench.vouchers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.bench.measure.Lab;
import io.counterfoil.channel.actor.ActorCommand.CreateChannel;
import io.counterfoil.channel.book.BookCommand.OpenBook;
import io.counterfoil.channel.filecoin.Address;
import io.counterfoil.channel.filecoin.FilecoinKey;
import io.counterfoil.channel.filecoin.FilecoinScheme;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.BookId;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Party;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.money.Money;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** A channel with the payee's book, and its payer, who signs vouchers. */
record Strait(ChannelId channel, BookId book, Terms terms, FilecoinKey payer) {
    private static final FilecoinScheme SCHEME = new FilecoinScheme();
    private static final int KEY_BYTES = 32;
    private static final FilecoinKey PAYER = key(1);
    private static final FilecoinKey PAYEE = key(2);
    /** More than anybody will promise. */
    private static final Money DEPOSIT = new Money(BigInteger.TEN.pow(30), FilecoinScheme.FIL);

    private static FilecoinKey key(int number) {
        var secret = new byte[KEY_BYTES];
        secret[KEY_BYTES - 1] = (byte) number;
        return FilecoinKey.of(secret);
    }

    static Strait open(Lab lab, String name) {
        var now = lab.bean(InstantSource.class).instant();
        var address = Address.ofActor(name.getBytes(UTF_8)).toString();
        var channel = ChannelId.derive(address);
        var book = BookId.of(channel, Side.PAYEE);
        var terms = terms(address);
        var gateway = lab.bean(CommandGateway.class);
        gateway.sendAndWait(new CreateChannel(channel, terms, DEPOSIT, now));
        gateway.sendAndWait(new OpenBook(book, channel, Side.PAYEE, terms, now));
        return new Strait(channel, book, terms, PAYER);
    }

    private static Terms terms(String address) {
        return new Terms(
                Scheme.FILECOIN,
                new Party(AccountId.derive("payer", FilecoinScheme.FIL.toString()), PAYER.party()),
                new Party(AccountId.derive("payee", FilecoinScheme.FIL.toString()), PAYEE.party()),
                List.of(address),
                FilecoinScheme.FIL,
                FilecoinScheme.EPOCHS,
                FilecoinScheme.SETTLE_DELAY_EPOCHS);
    }

    /** A voucher as it comes in. */
    String voucher(long lane, long nonce, long amount) {
        var promise =
                Promise.plain(terms.names().getFirst(), Uint64.of(lane), Uint64.of(nonce), BigInteger.valueOf(amount));
        return SCHEME.sign(promise, payer, terms).text();
    }
}
