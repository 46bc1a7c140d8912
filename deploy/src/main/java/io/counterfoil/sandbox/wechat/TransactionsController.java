package io.counterfoil.sandbox.wechat;

import static io.counterfoil.sandbox.wechat.ApiError.ORDER_NOT_EXIST;
import static io.counterfoil.sandbox.wechat.ApiError.OTHER_MERCHANT;

import io.counterfoil.platform.http.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
        api.answer(http, response, (merchant, body) -> {
            var ticket = transactions.prepare(Prepay.read(Product.H5, body, merchant));
            return ApiAnswer.ok(Map.of("h5_url", H5Link.of(ticket, address)));
        });
    }

    @PostMapping("/jsapi")
    void jsapi(HttpServletRequest http, HttpServletResponse response) throws IOException {
        api.answer(http, response, (merchant, body) -> {
            var ticket = transactions.prepare(Prepay.read(Product.JSAPI, body, merchant));
            return ApiAnswer.ok(Map.of("prepay_id", ticket.prepayId()));
        });
    }

    @GetMapping("/out-trade-no/{number}")
    void find(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String mchid,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        api.answer(http, response, (merchant, _) -> found(transactions.find(number), mchid, merchant));
    }

    @GetMapping("/id/{number}")
    void findById(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String mchid,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        api.answer(http, response, (merchant, _) -> found(transactions.findById(number), mchid, merchant));
    }

    @PostMapping("/out-trade-no/{number}/close")
    void close(@PathVariable String number, HttpServletRequest http, HttpServletResponse response) throws IOException {
        api.answer(http, response, (merchant, body) -> {
            requireOwn(body.require("/mchid", Prepay.NUMBER_LENGTH_MAX), merchant);
            transactions.close(number, merchant.mchid());
            return ApiAnswer.done();
        });
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
