package io.counterfoil.sandbox.wechat;

import io.counterfoil.sandbox.pay.PayPage;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where an H5 link leads a browser: to the payer's page, or to WeChat Pay's words why not. */
@RestController
class H5Controller {
    private static final String PREPAY_ID = "prepay_id";
    private static final String PACKAGE = "package";
    private static final String BACK = "redirect_url";
    private static final String MALFORMED = "商家参数格式有误，请联系商家解决";
    private static final String EXPIRED = "支付请求已失效，请重新发起支付";
    private static final Set<String> KNOWN = Set.of(PREPAY_ID, PACKAGE, BACK);

    private final TicketTable tickets;
    private final InstantSource clock;

    H5Controller(TicketTable tickets, InstantSource clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    /** Of all that a merchant may append there is one thing that WeChat Pay takes: where to go afterwards. */
    @GetMapping(H5Link.PATH)
    ResponseEntity<String> open(
            @RequestParam Map<String, String> query,
            @RequestHeader(name = HttpHeaders.REFERER, defaultValue = "") String referer) {
        if (referer.isBlank())
            return refused(MALFORMED + " (the Referer is empty: a link belongs on the merchant's page)");
        var ticket = tickets.find(query.getOrDefault(PREPAY_ID, ""))
                .filter(found -> found.packageNo().equals(query.getOrDefault(PACKAGE, "")));
        if (ticket.isEmpty() || !acceptable(query)) return refused(MALFORMED);
        if (!ticket.get().valid(clock.instant())) return refused(EXPIRED);
        tickets.opened(ticket.get(), query.get(BACK));
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(PayPage.PATH + ticket.get().outTradeNo()))
                .build();
    }

    private static ResponseEntity<String> refused(String why) {
        return PayPage.refused(WechatCashier.BRAND, "WeChat Pay", why).answer(HttpStatus.BAD_REQUEST);
    }

    /** Anything else than an address in the web has no place behind a link. */
    private static boolean acceptable(Map<String, String> query) {
        if (!KNOWN.containsAll(query.keySet())) return false;
        var back = query.get(BACK);
        if (back == null) return true;
        try {
            var scheme = URI.create(back).getScheme();
            return "http".equals(scheme) || "https".equals(scheme);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
