package io.counterfoil.sandbox.pay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.platform.http.RawBody;
import io.counterfoil.sandbox.form.Form;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The payer's page, and the same for programs, at whichever provider the attempt is. */
@RestController
class PayController {
    private static final String PAY = "pay";
    private static final String CANCEL = "cancel";

    private final List<Cashier> cashiers;

    PayController(List<Cashier> cashiers) {
        this.cashiers = List.copyOf(cashiers);
    }

    @GetMapping(path = PayPage.PATH + "{attempt}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(@PathVariable String attempt, @RequestParam(defaultValue = "false") boolean cancelled) {
        for (var cashier : cashiers) {
            try {
                var bill = cashier.visit(attempt);
                if (bill.isPresent()) {
                    return PayPage.of(cashier.brand(), bill.get(), cancelled).answer(HttpStatus.OK);
                }
            } catch (Rejected refused) {
                return PayPage.refused(cashier.brand(), refused).answer(HttpStatus.BAD_REQUEST);
            }
        }
        throw unknown();
    }

    @PostMapping(path = PayPage.PATH + "{attempt}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> press(@PathVariable String attempt, HttpServletRequest http) {
        var outcome = outcome(RawBody.of(http));
        var cancelled = outcome.equals(CANCEL);
        if (!cancelled) decide(attempt, outcome);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(PayPage.PATH + attempt + (cancelled ? "?cancelled=true" : "")))
                .build();
    }

    private static String outcome(byte[] body) {
        try {
            return Form.parse(new String(body, UTF_8)).value("outcome");
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid("form-invalid", String.valueOf(e.getMessage()), "");
        }
    }

    /** To cancel leaves the attempt as it is: the payer may come back and pay until it expires. */
    @PostMapping(path = PayPage.PATH + "{attempt}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Seen decide(@PathVariable String attempt, @RequestBody Decision decision) {
        return decide(attempt, decision.outcome());
    }

    private Seen decide(String attempt, String outcome) {
        for (var cashier : cashiers) {
            var bill = cashier.visit(attempt);
            if (bill.isPresent()) {
                return Seen.of(
                        switch (outcome) {
                            case PAY -> cashier.pay(attempt);
                            case CANCEL -> bill.get();
                            default ->
                                throw Rejected.invalid(
                                        "outcome-unknown", "the outcomes are pay and cancel", "/outcome");
                        });
            }
        }
        throw unknown();
    }

    private static Rejected unknown() {
        return Rejected.unknown("attempt-unknown", "no such attempt has been brought here");
    }

    record Decision(String outcome) {}

    /**
     * @param status the provider's own word
     * @param back where the payer's browser would go now
     */
    record Seen(
            String attempt,
            String status,
            @Nullable String transaction,
            @Nullable URI back) {
        static Seen of(Bill bill) {
            return new Seen(bill.attempt(), bill.status(), bill.transaction(), bill.back());
        }
    }
}
