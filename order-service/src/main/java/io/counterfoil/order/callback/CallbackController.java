package io.counterfoil.order.callback;

import static java.util.stream.Collectors.toMap;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.order.merchant.ProviderAccounts;
import io.counterfoil.order.provider.CallbackDecoder;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.Providers;
import io.counterfoil.order.provider.RawCallback;
import io.counterfoil.order.provider.Reply;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.http.RawBody;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where providers call. The account is told by the URL, never by what a stranger writes into the body. */
@RestController
class CallbackController {
    private final Providers providers;
    private final ProviderAccounts accounts;
    private final CallbackDesk desk;

    CallbackController(Providers providers, ProviderAccounts accounts, CallbackDesk desk) {
        this.providers = providers;
        this.accounts = accounts;
        this.desk = desk;
    }

    @Operation(summary = "A provider says what happened, in its own protocol")
    @PostMapping("/v1/callback/{provider}/{alias}")
    @Allows({})
    ResponseEntity<String> call(@PathVariable String provider, @PathVariable String alias, HttpServletRequest request) {
        var decoder = decoder(provider);
        var raw = new RawCallback(headers(request), RawBody.of(request));
        return answer(desk.take(decoder, provider, raw, () -> account(provider, alias)));
    }

    private CallbackDecoder decoder(String provider) {
        return providers
                .get(provider)
                .callbacks()
                .orElseThrow(() -> Rejected.unknown("callbacks-unknown", provider + " makes no callbacks"));
    }

    private ProviderAccount account(String provider, String alias) {
        return accounts.byAlias(provider, alias)
                .orElseThrow(() -> Rejected.unknown("account-unknown", "there is no such account"));
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .collect(toMap(
                        name -> name.toLowerCase(Locale.ROOT),
                        name -> Collections.list(request.getHeaders(name)),
                        (one, _) -> one));
    }

    private static ResponseEntity<String> answer(Reply reply) {
        return ResponseEntity.status(reply.status())
                .contentType(MediaType.parseMediaType(reply.contentType()))
                .body(reply.body());
    }
}
