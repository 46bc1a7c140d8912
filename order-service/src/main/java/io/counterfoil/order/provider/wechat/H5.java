package io.counterfoil.order.provider.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterfoil.kernel.order.PaymentParameters;
import io.counterfoil.order.provider.PayerDetail;
import io.counterfoil.order.provider.Preparation;
import io.counterfoil.order.provider.Preparation.Payer;
import io.counterfoil.order.provider.Prepared;
import io.counterfoil.order.provider.ProviderAccount;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** In a phone's browser: a page of WeChat Pay's calls WeChat up. It may be opened from the payer's own address alone. */
final class H5 implements WechatProduct {
    static final String ID = "wechat-h5";
    static final Duration PAGE_VALID_FOR = Duration.ofMinutes(5);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String path() {
        return "/v3/pay/transactions/h5";
    }

    @Override
    public PayerDetail needed() {
        return PayerDetail.ADDRESS;
    }

    @Override
    public Optional<Prepared.Refused> refusal(Payer payer) {
        return payer.address()
                .map(H5::refusal)
                .orElseGet(() -> refused("payer-address-required", "WeChat Pay has to know the payer's address"));
    }

    @Override
    public void describe(Payer payer, ObjectNode order) {
        order.putObject("scene_info")
                .put("payer_client_ip", payer.address().orElseThrow())
                .putObject("h5_info")
                .put("type", "Wap");
    }

    @Override
    public PaymentParameters parameters(WechatObject answer, ProviderAccount account, Preparation preparation) {
        var url = answer.required("h5_url");
        var page = preparation.returnUrl().map(back -> returning(url, back)).orElse(url);
        return new PaymentParameters("redirect", Map.of("url", page), Prepay.validUntil(preparation, PAGE_VALID_FOR));
    }

    private static Optional<Prepared.Refused> refusal(String address) {
        try {
            var literal = InetAddress.ofLiteral(address);
            return literal.isLoopbackAddress() || literal.isAnyLocalAddress()
                    ? refused(
                            "payer-address-loopback",
                            "WeChat Pay wants the address of the payer's own device, and takes no loopback address")
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return refused("payer-address-invalid", "not an IPv4 or IPv6 address");
        }
    }

    private static String returning(String page, URI back) {
        return page + (page.contains("?") ? "&" : "?") + "redirect_url=" + URLEncoder.encode(back.toString(), UTF_8);
    }

    private static Optional<Prepared.Refused> refused(String code, String detail) {
        return Optional.of(new Prepared.Refused(code, detail));
    }
}
