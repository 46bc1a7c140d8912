package io.counterfoil.cli.callbacks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.order.provider.Decoded;
import io.counterfoil.order.provider.Fact;
import java.util.Optional;

/**
 * Whether a callback would be believed. What the order then makes of it, its amount above all, is not decided here.
 *
 * @param code what it says, where it is believed; else why it is not
 */
record Verdict(boolean accepted, String code, String detail, ObjectNode fact) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Verdict of(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Accepted(var fact) -> of(fact);
            case Decoded.Ignored(var reference, var why) ->
                new Verdict(true, "ignored", why, reference.map(Verdict::about).orElseGet(JSON::createObjectNode));
            case Decoded.Foreign(var reference, var code, var detail) ->
                new Verdict(false, code, detail, about(reference));
            case Decoded.Rejected(var code, var detail, var _) ->
                new Verdict(false, code, detail, JSON.createObjectNode());
        };
    }

    String json() {
        var json = JSON.createObjectNode().put("accepted", accepted).put("code", code);
        if (!detail.isEmpty()) json.put("detail", detail);
        return json.setAll(fact).toString();
    }

    String text() {
        var believed = (accepted ? "accepted: " : "not accepted: ") + code;
        return believed + (detail.isEmpty() ? "" : " (" + detail + ")") + (fact.isEmpty() ? "" : " " + fact);
    }

    private static Verdict of(Fact fact) {
        var about = about(fact.reference());
        return switch (fact) {
            case Fact.Paid paid -> accepted("paid", money(about, paid.transaction(), Optional.of(paid.amount())));
            case Fact.Refunded refunded ->
                accepted("refunded", money(about, refunded.transaction(), refunded.refunded()));
            case Fact.ClosedUnpaid _ -> accepted("closed-unpaid", about);
            case Fact.Unpaid _ -> accepted("unpaid", about);
        };
    }

    private static Verdict accepted(String code, ObjectNode fact) {
        return new Verdict(true, code, "", fact);
    }

    private static ObjectNode about(String reference) {
        return JSON.createObjectNode().put("reference", reference);
    }

    private static ObjectNode money(ObjectNode about, String transaction, Optional<Money> amount) {
        about.put("transaction", transaction);
        amount.ifPresent(money -> about.putObject("amount")
                .put("amount", money.minorUnits().toString())
                .put("asset", money.asset().toString()));
        return about;
    }
}
