package io.counterfoil.sandbox.wechat;

import static io.counterfoil.sandbox.wechat.ApiError.ORDER_NOT_EXIST;
import static io.counterfoil.sandbox.wechat.ApiError.OTHER_MERCHANT;

import io.counterfoil.platform.http.PublicUrl;
import io.counterfoil.sandbox.wechat.Api.Call;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders over API v3. */
@RestController
@RequestMapping(ApiRequest.ROOT + "/v3/pay/transactions")
class TransactionsController {
    private final Api api;
    private final Transactions transactions;
    private final PublicUrl address;

    TransactionsController(Api api, Transactions transactions, PublicUrl address) {
        this.api = api;
        this.transactions = transactions;
        this.address = address;
    }

    @PostMapping("/h5")
    void h5(HttpServletRequest http, HttpServletResponse response) throws IOException {
        var call = new Call(TransactionsController::number, (merchant, body) -> {
            var ticket = transactions.prepare(Prepay.read(Product.H5, body, merchant));
            return ApiAnswer.ok(Map.of("h5_url", H5Link.of(ticket, address)));
        });
        api.answer(http, response, call);
    }

    @PostMapping("/jsapi")
    void jsapi(HttpServletRequest http, HttpServletResponse response) throws IOException {
        var call = new Call(TransactionsController::number, (merchant, body) -> {
            var ticket = transactions.prepare(Prepay.read(Product.JSAPI, body, merchant));
            return ApiAnswer.ok(Map.of("prepay_id", ticket.prepayId()));
        });
        api.answer(http, response, call);
    }

    @GetMapping("/out-trade-no/{number}")
    void find(@PathVariable String number, HttpServletRequest http, HttpServletResponse response) throws IOException {
        query(() -> Optional.of(number), http, response);
    }

    @GetMapping("/id/{transactionId}")
    void findById(@PathVariable String transactionId, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        query(() -> transactions.numberOf(transactionId), http, response);
    }

    @PostMapping("/out-trade-no/{number}/close")
    void close(@PathVariable String number, HttpServletRequest http, HttpServletResponse response) throws IOException {
        var call = new Call(_ -> number, (merchant, body) -> {
            requireOwn(body.require("/mchid", Prepay.NUMBER_LENGTH_MAX), merchant);
            transactions.close(number, merchant.mchid());
            return ApiAnswer.done();
        });
        api.answer(http, response, call);
    }

    private void query(Supplier<Optional<String>> number, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        var mchid = http.getParameter("mchid");
        var call = new Call(
                _ -> number.get().orElse(""),
                (merchant, _) -> found(number.get().flatMap(transactions::find), mchid, merchant));
        api.answer(http, response, call);
    }

    private static String number(Body body) {
        return body.find("/out_trade_no", Prepay.NUMBER_LENGTH_MAX).orElse("");
    }

    private static ApiAnswer found(Optional<Transaction> found, @Nullable String mchid, Merchant merchant) {
        if (mchid == null) throw ApiRefused.query("mchid", "is required");
        requireOwn(mchid, merchant);
        return found.filter(transaction -> transaction.terms().mchid().equals(merchant.mchid()))
                .map(transaction -> ApiAnswer.ok(TransactionFields.of(transaction)))
                .orElseThrow(() -> new ApiRefused(ORDER_NOT_EXIST));
    }

    private static void requireOwn(String mchid, Merchant merchant) {
        if (!mchid.equals(merchant.mchid())) throw new ApiRefused(OTHER_MERCHANT);
    }
}
