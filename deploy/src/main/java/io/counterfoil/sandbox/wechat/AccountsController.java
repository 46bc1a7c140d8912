package io.counterfoil.sandbox.wechat;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.text.Name;
import io.counterfoil.sandbox.keys.Rsa;
import io.counterfoil.sandbox.keys.RsaKeys;
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

/** Stands in for WeChat Pay's console: makes an account and the keys of both sides. */
@RestController
class AccountsController {
    private static final String NAME = "Sandbox merchant";

    private final MerchantTable merchants;

    AccountsController(MerchantTable merchants) {
        this.merchants = merchants;
    }

    /**
     * Answers what {@code PUT /v1/merchants/{id}/providers/wechat-h5} and {@code …/wechat-jsapi} take; without the
     * private key that it never had.
     */
    @PostMapping("/sandbox/wechat/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> create(@RequestBody(required = false) @Nullable Wanted wanted) {
        var wishes = Objects.requireNonNullElse(wanted, Wanted.NOTHING);
        var account = new TreeMap<>(Map.of("environment", "sandbox"));
        var merchant = merchant(
                wishes.name().map(Name::fit).orElse(NAME),
                wishes.merchantPublicKey().map(AccountsController::checked).orElseGet(() -> {
                    var own = RsaKeys.pair();
                    account.put("merchantPrivateKey", RsaKeys.base64(own.getPrivate()));
                    return RsaKeys.base64(own.getPublic());
                }));
        merchants.insert(merchant);
        account.put("mchid", merchant.mchid());
        account.put("appid", merchant.appid());
        account.put("apiV3Key", merchant.apiV3Key());
        account.put("merchantSerial", merchant.serial());
        account.put("wechatPublicKeyId", merchant.wechatKeyId());
        account.put("wechatPublicKey", merchant.wechatPublicKey());
        return account;
    }

    private static Merchant merchant(String name, String publicKey) {
        var mchid = Numbers.mchid();
        var wechat = RsaKeys.pair();
        return new Merchant(
                mchid,
                Numbers.appid(),
                name,
                Numbers.apiV3Key(),
                Numbers.serial(),
                publicKey,
                Numbers.keyId(mchid),
                RsaKeys.base64(wechat.getPrivate()),
                RsaKeys.base64(wechat.getPublic()));
    }

    private static String checked(String publicKey) {
        try {
            return RsaKeys.base64(Rsa.publicKey(publicKey));
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid("key-invalid", String.valueOf(e.getMessage()), "/merchantPublicKey");
        }
    }

    /**
     * @param name what the payer reads
     * @param merchantPublicKey of a merchant that keeps its private key to itself: X.509, the Base64 alone or PEM
     */
    record Wanted(Optional<String> name, Optional<String> merchantPublicKey) {
        static final Wanted NOTHING = new Wanted(Optional.empty(), Optional.empty());
    }
}
