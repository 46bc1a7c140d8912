package io.counterfoil.sandbox.alipay;

import static io.counterfoil.sandbox.alipay.GatewayError.INVALID_METHOD;
import static io.counterfoil.sandbox.alipay.GatewayError.MISSING_METHOD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.web.bind.annotation.RequestMethod.GET;
import static org.springframework.web.bind.annotation.RequestMethod.POST;

import io.counterfoil.platform.http.RawBody;
import io.counterfoil.sandbox.pay.PayPage;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code gateway.do}: calls from servers are answered in JSON, the payer's browser is sent on to the cashier. */
@RestController
class GatewayController {
    /** As the genuine gateway labels its JSON. */
    private static final MediaType LABEL = new MediaType(MediaType.TEXT_HTML, UTF_8);

    private final Gateway gateway;

    GatewayController(Gateway gateway) {
        this.gateway = gateway;
    }

    @RequestMapping(
            path = "/sandbox/alipay/gateway.do",
            method = {GET, POST})
    ResponseEntity<String> call(HttpServletRequest http) {
        try {
            var request = read(http);
            var method = GatewayMethod.named(
                            request.find("method").orElseThrow(() -> new GatewayRefused(MISSING_METHOD)))
                    .orElseThrow(() -> new GatewayRefused(INVALID_METHOD));
            return switch (method) {
                case WAP_PAY -> page(request);
                case QUERY, CLOSE -> json(gateway.answer(method, request));
            };
        } catch (GatewayRefused refused) {
            return json(GatewayAnswer.refused(refused, Map.of()).unsigned(GatewayAnswer.ERROR));
        }
    }

    private static GatewayRequest read(HttpServletRequest http) {
        return GatewayRequest.read(Optional.ofNullable(http.getQueryString()).orElse(""), RawBody.of(http));
    }

    private ResponseEntity<String> page(GatewayRequest request) {
        try {
            var trade = gateway.open(request);
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(URI.create(PayPage.PATH + trade.terms().outTradeNo()))
                    .build();
        } catch (GatewayRefused refused) {
            return PayPage.refused(AlipayCashier.BRAND, refused.error().subCode(), refused.subMsg())
                    .answer(HttpStatus.BAD_REQUEST);
        }
    }

    private static ResponseEntity<String> json(String body) {
        return ResponseEntity.ok().contentType(LABEL).body(body);
    }
}
