package io.counterfoil.sandbox.wechat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.kernel.decide.Rejected;
import java.time.InstantSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Plays the script of WeChat's own browser, to which a page hands its parameters, and the payer who pays there. */
@RestController
class InvokeController {
    static final String PATH = ApiRequest.ROOT + "/invoke";

    private static final String SIGN_TYPE = "RSA";
    private static final String PREPAY_ID = "prepay_id=";

    private final TicketTable tickets;
    private final Transactions transactions;
    private final MerchantTable merchants;
    private final WechatCashier cashier;
    private final InstantSource clock;

    InvokeController(
            TicketTable tickets,
            Transactions transactions,
            MerchantTable merchants,
            WechatCashier cashier,
            InstantSource clock) {
        this.tickets = tickets;
        this.transactions = transactions;
        this.merchants = merchants;
        this.cashier = cashier;
        this.clock = clock;
    }

    /** Pays, when the script would let the payer pay. */
    @PostMapping(PATH)
    Invoked invoke(@RequestBody Parameters parameters) {
        if (!parameters.signType().equals(SIGN_TYPE)) throw refused("signType");
        if (!parameters.session().startsWith(PREPAY_ID)) throw refused("package");
        var ticket =
                tickets.find(parameters.session().substring(PREPAY_ID.length())).orElseThrow(() -> refused("package"));
        var terms = transactions.find(ticket.outTradeNo()).orElseThrow().terms();
        if (terms.product() != Product.JSAPI) throw refused("package");
        if (!terms.appid().equals(parameters.appId())) throw refused("appId");
        var merchant = merchants.find(terms.mchid()).orElseThrow();
        if (!merchant.signed(parameters.signed(), parameters.paySign())) throw refused("paySign");
        if (!ticket.valid(clock.instant())) {
            throw new Rejected("prepay-expired", "The prepay_id is older than two hours.");
        }
        var paid = cashier.pay(ticket.outTradeNo());
        return new Invoked("get_brand_wcpay_request:ok", paid.attempt(), String.valueOf(paid.transaction()));
    }

    private static Rejected refused(String parameter) {
        return Rejected.invalid("invoke-refused", "支付验证签名失败", "/" + parameter);
    }

    /** @param session {@code prepay_id=…} */
    record Parameters(
            String appId,
            String timeStamp,
            String nonceStr,
            @JsonProperty("package") String session,
            String signType,
            String paySign) {

        byte[] signed() {
            return Lines.of(appId, timeStamp, nonceStr, session);
        }
    }

    /** @param message what the page is told by the script */
    record Invoked(@JsonProperty("err_msg") String message, String attempt, String transaction) {}
}
