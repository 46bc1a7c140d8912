package io.counterfoil.sandbox.pay;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.sandbox.pay.Bill.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What the payer sees: one sheet for a phone, without scripts and without anything from elsewhere. */
public record PayPage(String html) {
    /** Where the page of an attempt is: its number comes behind. */
    public static final String PATH = "/sandbox/pay/";

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final Pattern HOLE = Pattern.compile("\\{\\{([a-z]+)}}");
    private static final String SHEET = template("sheet");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    /** @param cancelled whether the payer comes from the button that does not pay */
    static PayPage of(Brand brand, Bill bill, boolean cancelled) {
        return switch (bill.standing()) {
            case Standing.WAITING ->
                cancelled
                        ? page(brand, "Payment cancelled", "cancelled", values(bill))
                        : page(brand, "Confirm payment", "waiting", values(bill));
            case Standing.PAID -> page(brand, "Payment successful", "paid", values(bill));
            case Standing.CLOSED -> page(brand, "Payment closed", "closed", values(bill));
        };
    }

    /** Instead of the page, where the provider does not take the merchant's request. */
    public static PayPage refused(Brand brand, String code, String why) {
        return page(brand, "Payment not possible", "refused", Map.of("code", code, "why", why));
    }

    static PayPage refused(Brand brand, Rejected refused) {
        return refused(brand, refused.code(), String.valueOf(refused.getMessage()));
    }

    public ResponseEntity<String> answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .body(html);
    }

    private static Map<String, String> values(Bill bill) {
        var amount = bill.amount();
        return Map.of(
                "merchant", bill.merchant(),
                "amount", new BigDecimal(amount.minorUnits(), amount.asset().scale()).toPlainString(),
                "subject", bill.subject(),
                "attempt", bill.attempt(),
                "transaction", Objects.requireNonNullElse(bill.transaction(), ""),
                "expires", TIME.format(bill.expiresAt().atOffset(ZONE)),
                "back",
                        Objects.requireNonNullElse(bill.back(), PATH + bill.attempt())
                                .toString());
    }

    private static PayPage page(Brand brand, String title, String part, Map<String, String> values) {
        var all = new TreeMap<String, String>();
        values.forEach((name, value) -> all.put(name, htmlEscape(value)));
        all.put("title", title);
        all.put("provider", brand.name());
        all.put("colour", brand.colour());
        return new PayPage(fill(SHEET.replace("{{part}}", template(part)), all));
    }

    private static String fill(String html, Map<String, String> values) {
        return HOLE.matcher(html).replaceAll(hole -> Matcher.quoteReplacement(values.getOrDefault(hole.group(1), "")));
    }

    private static String template(String name) {
        try {
            return new ClassPathResource("sandbox/pay/" + name + ".html").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
