package io.counterfoil.sandbox.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.order.provider.alipay.AlipayForm;
import io.counterfoil.order.provider.alipay.AlipaySignature;
import java.security.PrivateKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** A message that Alipay signs parameter by parameter: a notice, or what a browser brings back. */
final class SignedForm {
    static String encode(Map<String, String> fields, PrivateKey key) {
        var form = new LinkedHashMap<>(fields);
        form.put("sign_type", AlipaySignature.TYPE);
        form.put("sign", AlipaySignature.sign(AlipaySignature.noticeContent(form), UTF_8, key));
        return AlipayForm.encode(form, UTF_8);
    }

    private SignedForm() {}
}
