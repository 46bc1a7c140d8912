package io.counterfoil.sandbox.alipay;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import io.counterfoil.sandbox.alipay.Cashier.Visit;
import io.counterfoil.sandbox.alipay.Trade.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What the payer sees: one sheet for a phone, without scripts and without anything from elsewhere. */
record CashierPage(String html) {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final Pattern HOLE = Pattern.compile("\\{\\{([a-z]+)}}");
    private static final String SHEET = template("sheet");

    static CashierPage of(Visit visit) {
        return switch (visit.trade().state()) {
            case State.Waiting _ -> page("Confirm payment", "waiting", visit);
            case State.Paid _ -> page("Payment successful", "paid", visit);
            case State.Closed _ -> page("Trade closed", "closed", visit);
        };
    }

    static CashierPage cancelled(Visit visit) {
        return visit.trade().state() instanceof State.Waiting
                ? page("Payment cancelled", "cancelled", visit)
                : of(visit);
    }

    static CashierPage refused(GatewayRefused refused) {
        return page(
                "Payment not possible",
                "refused",
                Map.of("code", refused.error().subCode(), "why", refused.subMsg()));
    }

    ResponseEntity<String> answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .body(html);
    }

    private static CashierPage page(String title, String part, Visit visit) {
        var terms = visit.trade().terms();
        var back = visit.back();
        return page(
                title,
                part,
                Map.of(
                        "merchant", visit.app().name(),
                        "amount", Yuan.format(terms.amount()),
                        "subject", terms.subject(),
                        "attempt", terms.outTradeNo(),
                        "transaction", visit.trade().tradeNo(),
                        "expires", BeijingTime.format(terms.expiresAt()),
                        "back", back == null ? CashierController.PATH + terms.outTradeNo() : back.toString()));
    }

    private static CashierPage page(String title, String part, Map<String, String> values) {
        var all = new TreeMap<String, String>();
        values.forEach((name, value) -> all.put(name, htmlEscape(value)));
        all.put("title", title);
        return new CashierPage(fill(SHEET.replace("{{part}}", template(part)), all));
    }

    private static String fill(String html, Map<String, String> values) {
        return HOLE.matcher(html).replaceAll(hole -> Matcher.quoteReplacement(values.getOrDefault(hole.group(1), "")));
    }

    private static String template(String name) {
        try {
            return new ClassPathResource("sandbox/alipay/" + name + ".html").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
