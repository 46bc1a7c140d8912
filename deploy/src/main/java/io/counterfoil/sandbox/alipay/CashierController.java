package io.counterfoil.sandbox.alipay;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.order.provider.alipay.AlipayForm;
import io.counterfoil.platform.http.RawBody;
import io.counterfoil.sandbox.alipay.Cashier.Visit;
import io.counterfoil.sandbox.alipay.NoticeTable.Sent;
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

/** The payer's page, and the same for programs. */
@RestController
class CashierController {
    static final String PATH = "/sandbox/pay/";

    private static final String PAY = "pay";
    private static final String CANCEL = "cancel";

    private final Cashier cashier;
    private final NoticeTable notices;

    CashierController(Cashier cashier, NoticeTable notices) {
        this.cashier = cashier;
        this.notices = notices;
    }

    @GetMapping(path = PATH + "{attempt}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(@PathVariable String attempt, @RequestParam(defaultValue = "false") boolean cancelled) {
        try {
            var visit = cashier.visit(attempt);
            return (cancelled ? CashierPage.cancelled(visit) : CashierPage.of(visit)).answer(HttpStatus.OK);
        } catch (GatewayRefused refused) {
            return CashierPage.refused(refused).answer(HttpStatus.BAD_REQUEST);
        }
    }

    @PostMapping(path = PATH + "{attempt}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> press(@PathVariable String attempt, HttpServletRequest http) {
        var outcome = AlipayForm.parse(RawBody.of(http)).value("outcome");
        var cancelled = outcome.equals(CANCEL);
        if (!cancelled) decide(attempt, outcome);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(PATH + attempt + (cancelled ? "?cancelled=true" : "")))
                .build();
    }

    /** To cancel leaves the trade as it is: the payer may come back and pay until it expires. */
    @PostMapping(path = PATH + "{attempt}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Seen decide(@PathVariable String attempt, @RequestBody Decision decision) {
        return decide(attempt, decision.outcome());
    }

    /** What was sent to the merchant about an attempt, and what it answered. */
    @GetMapping("/sandbox/notices/{attempt}")
    List<Sent> sent(@PathVariable String attempt) {
        return notices.sent(attempt);
    }

    private Seen decide(String attempt, String outcome) {
        try {
            return switch (outcome) {
                case PAY -> Seen.of(attempt, cashier.pay(attempt));
                case CANCEL -> Seen.of(attempt, cashier.visit(attempt));
                default -> throw Rejected.invalid("outcome-unknown", "the outcomes are pay and cancel", "/outcome");
            };
        } catch (GatewayRefused refused) {
            throw switch (refused.error()) {
                case TRADE_HAS_SUCCESS -> new Rejected("trade-paid", "The trade is paid already.");
                case TRADE_HAS_CLOSE -> new Rejected("trade-closed", "The trade is closed, or was not paid in time.");
                default -> new Rejected("payment-refused", refused.error().subCode() + " " + refused.subMsg());
            };
        }
    }

    record Decision(String outcome) {}

    /** @param back where the payer's browser would go now */
    record Seen(
            String attempt,
            String status,
            String transaction,
            @Nullable URI back) {
        static Seen of(String attempt, Visit visit) {
            return new Seen(
                    attempt, visit.trade().state().status(), visit.trade().tradeNo(), visit.back());
        }
    }
}
