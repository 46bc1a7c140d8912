package io.counterfoil.order.provider.alipay;

import static io.counterfoil.order.provider.alipay.AlipayAccountForm.ALIPAY_PUBLIC_KEY;
import static io.counterfoil.order.provider.alipay.AlipayAccountForm.APP_ID;
import static io.counterfoil.order.provider.alipay.AlipayAccountForm.SELLER_ID;

import io.counterfoil.order.provider.CallbackDecoder;
import io.counterfoil.order.provider.Decoded;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.RawCallback;
import io.counterfoil.order.provider.Reply;
import io.counterfoil.order.provider.wire.Malformed;
import io.counterfoil.order.provider.wire.RsaKeyText;
import java.time.Instant;

/**
 * Alipay's asynchronous notices of trades. They carry no moment of signing that could be held against the clock, and are
 * sent for 25 hours: repeating one is harmless because of what it says, not because of when it comes.
 */
final class AlipayNotices implements CallbackDecoder {
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final Reply DONE = new Reply(200, TEXT, "success");
    private static final Reply AGAIN = new Reply(503, TEXT, "fail");
    private static final Reply REFUSED = new Reply(400, TEXT, "fail");

    @Override
    public Decoded decode(RawCallback raw, ProviderAccount account, Instant now) {
        try {
            var form = AlipayForm.parse(raw.body());
            var sign = form.value("sign");
            if (sign.isEmpty()) return rejected("signature-missing", "the message has no sign");
            if (!form.value("sign_type").equals(AlipaySignature.TYPE)) {
                return rejected("signature-invalid", "sign_type is not RSA2");
            }
            var content = AlipaySignature.noticeContent(form.parameters());
            var key = RsaKeyText.publicKey(account.value(ALIPAY_PUBLIC_KEY));
            if (!AlipaySignature.verifies(content, form.charset(), sign, key)) {
                return rejected("signature-invalid", "not signed by the account's Alipay key");
            }
            return signed(new AlipayNotice(form), account);
        } catch (Malformed e) {
            return rejected("callback-malformed", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Reply done() {
        return DONE;
    }

    @Override
    public Reply again() {
        return AGAIN;
    }

    private static Decoded signed(AlipayNotice notice, ProviderAccount account) {
        if (!notice.is("app_id", account.value(APP_ID))) {
            return new Decoded.Foreign(notice.reference(), "app-id-foreign", "for another application");
        }
        if (!notice.is("seller_id", account.value(SELLER_ID))) {
            return new Decoded.Foreign(notice.reference(), "seller-id-foreign", "paid to another account");
        }
        return notice.says();
    }

    private static Decoded rejected(String code, String detail) {
        return new Decoded.Rejected(code, detail, REFUSED);
    }
}
