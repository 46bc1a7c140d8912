package io.counterfoil.channel.trading.web;

import io.counterfoil.channel.trading.Asker;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.channel.trading.Created;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.WireMoney;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What parties do with vouchers. */
@RestController
@RequestMapping("/v1/channels/{channel}/vouchers")
class VoucherController {
    private final Channels channels;

    VoucherController(Channels channels) {
        this.channels = channels;
    }

    /**
     * @param lane a whole number as text
     * @param amount that the lane promises with it, all that it has promised before included
     */
    record NewVoucher(String lane, WireMoney amount) {}

    /** @param voucher as it is handed out: base64url on Filecoin, JSON else */
    record VoucherText(String voucher) {}

    /** @param voucher signed, as it is handed to the payee */
    record IssuedVoucher(String lane, String nonce, String voucher) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(
            summary = "Promise an amount on a lane",
            description =
                    "By the payer, signed with a key that is kept here. A later voucher of a lane takes the place of"
                            + " all before it.")
    IssuedVoucher create(@PathVariable String channel, @RequestBody NewVoucher wanted, Caller caller) {
        var lane = Words.lane(wanted.lane());
        var amount = wanted.amount().toMoney();
        return switch (channels.createVoucher(Asker.of(caller), Words.channel(channel), lane, amount)) {
            case Created.Issued issued ->
                new IssuedVoucher(issued.lane().toString(), issued.nonce().toString(), issued.text());
            case Created.Missing(Money shortfall) ->
                throw new Rejected(
                        "deposit-short", "insufficient funds in channel, shortfall: " + shortfall.minorUnits());
        };
    }

    @PostMapping("/issued")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(summary = "Enter a voucher that the payer has signed elsewhere")
    void enter(@PathVariable String channel, @RequestBody VoucherText text, Caller caller) {
        channels.addIssued(Asker.of(caller), Words.channel(channel), text.voucher());
    }

    /** @param deltaMin by how much it has to promise more than its lane did before; nothing where absent */
    record VoucherReceived(String voucher, Optional<WireMoney> deltaMin) {}

    /**
     * @param delta by how much it promised more than its lane did before, when it was accepted first
     * @param known whether it was accepted before: its delta has been told, or could not be
     */
    record VoucherAccepted(WireMoney delta, boolean known) {}

    @PostMapping("/received")
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(
            summary = "Accept a voucher",
            description =
                    "By the payee. Of a voucher that was accepted before the same delta is told again, and that it"
                            + " is known.")
    VoucherAccepted accept(@PathVariable String channel, @RequestBody VoucherReceived received, Caller caller) {
        var asker = Asker.of(caller);
        var id = Words.channel(channel);
        var taken = received.deltaMin()
                .map(min -> channels.addVoucher(asker, id, received.voucher(), min.toMoney()))
                .orElseGet(() -> channels.addVoucher(asker, id, received.voucher()));
        return new VoucherAccepted(WireMoney.of(taken.delta()), taken.known());
    }

    @PostMapping("/check")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(summary = "See whether a voucher would be accepted", description = "204 where it would; else why not.")
    void check(@PathVariable String channel, @RequestBody VoucherText text, Caller caller) {
        channels.checkValid(Asker.of(caller), Words.channel(channel), text.voucher());
    }
}
