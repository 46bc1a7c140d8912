package io.counterfoil.sandbox.alipay;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.text.Name;
import io.counterfoil.sandbox.keys.Rsa;
import io.counterfoil.sandbox.keys.RsaKeys;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stands in for Alipay's console: makes an account and the keys of both sides. */
@RestController
class AppsController {
    private static final String NAME = "Sandbox merchant";
    private static final long TAIL_MAX = 1_000_000_000_000L;

    private final SecureRandom chance = new SecureRandom();
    private final AppTable apps;

    AppsController(AppTable apps) {
        this.apps = apps;
    }

    /** Answers what {@code PUT /v1/merchants/{id}/providers/alipay-wap} takes; without the private key that it never had. */
    @PostMapping("/sandbox/alipay/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> create(@RequestBody(required = false) @Nullable Wanted wanted) {
        var wishes = Objects.requireNonNullElse(wanted, Wanted.NOTHING);
        var account = new TreeMap<>(Map.of("environment", "sandbox"));
        var app = app(
                wishes.name().map(Name::fit).orElse(NAME),
                wishes.appPublicKey().map(AppsController::checked).orElseGet(() -> {
                    var own = RsaKeys.pair();
                    account.put("appPrivateKey", RsaKeys.base64(own.getPrivate()));
                    return RsaKeys.base64(own.getPublic());
                }));
        apps.insert(app);
        account.put("appId", app.appId());
        account.put("sellerId", app.sellerId());
        account.put("alipayPublicKey", app.alipayPublicKey());
        return account;
    }

    private App app(String name, String appPublicKey) {
        var alipay = RsaKeys.pair();
        return new App(
                digits("2021"),
                digits("2088"),
                name,
                appPublicKey,
                RsaKeys.base64(alipay.getPrivate()),
                RsaKeys.base64(alipay.getPublic()));
    }

    private static String checked(String publicKey) {
        try {
            return RsaKeys.base64(Rsa.publicKey(publicKey));
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid("key-invalid", String.valueOf(e.getMessage()), "/appPublicKey");
        }
    }

    private String digits(String prefix) {
        return prefix + "%012d".formatted(chance.nextLong(TAIL_MAX));
    }

    /**
     * @param name what the payer reads
     * @param appPublicKey of a merchant that keeps its private key to itself: X.509, the Base64 alone or PEM
     */
    record Wanted(Optional<String> name, Optional<String> appPublicKey) {
        static final Wanted NOTHING = new Wanted(Optional.empty(), Optional.empty());
    }
}
