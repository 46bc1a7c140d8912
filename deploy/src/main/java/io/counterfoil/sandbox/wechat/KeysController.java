package io.counterfoil.sandbox.wechat;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.sandbox.keys.RsaKeys;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes the key with which WeChat Pay signs, in two steps as its console does: in between the merchant enters it. */
@RestController
class KeysController {
    private final MerchantTable merchants;
    private final NextKeyTable next;

    KeysController(MerchantTable merchants, NextKeyTable next) {
        this.merchants = merchants;
        this.next = next;
    }

    /** Makes a key, in place of the one that would have been next. Answers what is added to the account's form. */
    @PostMapping("/sandbox/wechat/accounts/{mchid}/next-key")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> make(@PathVariable String mchid) {
        if (merchants.find(mchid).isEmpty()) throw Rejected.unknown("account-unknown", "there is no such account");
        var pair = RsaKeys.pair();
        var id = Numbers.keyId(mchid);
        next.put(mchid, id, pair);
        return Map.of("nextWechatPublicKeyId", id, "nextWechatPublicKey", RsaKeys.base64(pair.getPublic()));
    }

    /** From now on all is signed with the next key, and the one before it is next: to turn back is to do it again. */
    @PostMapping("/sandbox/wechat/accounts/{mchid}/rotate")
    Map<String, String> rotate(@PathVariable String mchid) {
        return next.rotate(mchid)
                .map(id -> Map.of("wechatPublicKeyId", id))
                .orElseThrow(() -> Rejected.unknown("next-key-unknown", "there is no next key"));
    }
}
