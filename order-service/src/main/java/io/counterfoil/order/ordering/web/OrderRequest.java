package io.counterfoil.order.ordering.web;

import static io.counterfoil.order.ordering.OrderLimits.ATTACHMENT_LENGTH_MAX;
import static io.counterfoil.order.ordering.OrderLimits.EXPIRES_IN_DEFAULT;
import static io.counterfoil.order.ordering.OrderLimits.EXPIRES_IN_MAX;
import static io.counterfoil.order.ordering.OrderLimits.EXPIRES_IN_MIN;
import static io.counterfoil.order.ordering.OrderLimits.ORDER_NO_LENGTH_MAX;
import static io.counterfoil.order.ordering.OrderLimits.PAYER_LENGTH_MAX;
import static io.counterfoil.order.ordering.OrderLimits.QUANTITY_MAX;
import static io.counterfoil.order.ordering.OrderLimits.RECIPIENT_LENGTH_MAX;
import static io.counterfoil.order.ordering.OrderLimits.RETURN_URL_LENGTH_MAX;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.text.Characters;
import io.counterfoil.order.ordering.Wish;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The body of {@code POST /v1/orders}.
 *
 * @param orderNo the merchant's own number: asked for again in the same words, it is the same order
 * @param provider {@code alipay-wap} and so on
 * @param payer the merchant's reference for the payer
 * @param recipient who gets the goods; the payer where absent
 * @param attachment handed back in every notice
 * @param expiresIn ISO 8601 duration, {@code PT30M} where absent
 * @param returnUrl where the provider sends the payer back to
 * @param payerAddress the IPv4 or IPv6 address of the payer's own device, where the provider needs it; where a front end
 *     asks with a publishable key, the address that it asks from
 * @param openid the payer as the merchant's official account knows them, where the provider needs it
 */
public record OrderRequest(
        String orderNo,
        String goods,
        Optional<Integer> quantity,
        String provider,
        String payer,
        Optional<String> recipient,
        Optional<String> attachment,
        Optional<String> expiresIn,
        Optional<String> returnUrl,
        Optional<String> payerAddress,
        Optional<String> openid) {
    private static final Pattern ORDER_NO = Pattern.compile("[!-~]{1," + ORDER_NO_LENGTH_MAX + "}");

    /** @throws Rejected naming the first field at fault */
    public Wish check() {
        return new Wish(
                orderNo(orderNo),
                goods(goods),
                quantity(quantity.orElse(1)),
                provider,
                payer(payer),
                PayerFields.check(payerAddress, openid),
                recipient
                        .map(text -> lines("/recipient", text, RECIPIENT_LENGTH_MAX))
                        .orElse(null),
                attachment
                        .map(text -> lines("/attachment", text, ATTACHMENT_LENGTH_MAX))
                        .orElse(null),
                expiresIn.map(OrderRequest::duration).orElse(EXPIRES_IN_DEFAULT),
                returnUrl.map(OrderRequest::url).orElse(null));
    }

    /** The same, with the address that it was asked from, where it says none. */
    public Wish checkFrom(String remote) {
        return check().knowing(PayerFields.calledFrom(remote, PayerFields.check(payerAddress, openid)));
    }

    /** Says nothing about people. */
    @Override
    public String toString() {
        return "order " + orderNo + " by " + provider;
    }

    private static String payer(String value) {
        if (value.isBlank()) throw Rejected.invalid("field-required", "The field is required.", "/payer");
        if (!Characters.arePrintable(value)) throw unprintable("/payer");
        return text("/payer", value, PAYER_LENGTH_MAX);
    }

    private static String orderNo(String value) {
        if (ORDER_NO.matcher(value).matches()) return value;
        throw Rejected.invalid(
                "order-no-invalid",
                "an order number has 1 to " + ORDER_NO_LENGTH_MAX + " visible ASCII characters",
                "/orderNo");
    }

    private static GoodsId goods(String value) {
        try {
            return new GoodsId(value);
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid("goods-unknown", "there are no such goods", "/goods");
        }
    }

    private static int quantity(int value) {
        if (value >= 1 && value <= QUANTITY_MAX) return value;
        throw Rejected.invalid("quantity-invalid", "a quantity is 1 to " + QUANTITY_MAX, "/quantity");
    }

    private static String lines(String pointer, String value, int lengthMax) {
        if (!Characters.arePrintableLines(value)) throw unprintable(pointer);
        return text(pointer, value, lengthMax);
    }

    private static Rejected unprintable(String pointer) {
        return Rejected.invalid("text-unprintable", "this has no control characters and no half characters", pointer);
    }

    private static String text(String pointer, String value, int lengthMax) {
        if (value.length() <= lengthMax) return value;
        throw Rejected.invalid("text-too-long", "this has at most " + lengthMax + " characters", pointer);
    }

    private static Duration duration(String value) {
        try {
            var duration = Duration.parse(value);
            if (duration.compareTo(EXPIRES_IN_MIN) >= 0 && duration.compareTo(EXPIRES_IN_MAX) <= 0) return duration;
        } catch (DateTimeParseException e) {
            // refused below, with the same words as one that is too long
        }
        throw Rejected.invalid(
                "expires-in-invalid",
                "an order expires in " + EXPIRES_IN_MIN + " to " + EXPIRES_IN_MAX + ", as an ISO 8601 duration",
                "/expiresIn");
    }

    private static String url(String value) {
        if (value.length() <= RETURN_URL_LENGTH_MAX && isWebAddress(value)) return value;
        throw Rejected.invalid(
                "return-url-invalid",
                "a return URL is http or https, with a host, in at most " + RETURN_URL_LENGTH_MAX + " characters",
                "/returnUrl");
    }

    private static boolean isWebAddress(String value) {
        try {
            var url = new URI(value);
            return url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
