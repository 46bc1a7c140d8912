package io.counterfoil.sandbox.alipay;

import io.counterfoil.sandbox.form.Form;
import io.counterfoil.sandbox.keys.Rsa;
import java.security.PrivateKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** A message that Alipay signs parameter by parameter: a notice, or what a browser brings back. */
final class SignedForm {
    static String encode(Map<String, String> fields, PrivateKey key) {
        var signed = new LinkedHashMap<>(fields);
        signed.put(SigningText.SIGN_TYPE, SigningText.RSA2);
        signed.put(SigningText.SIGN, Rsa.sign(SigningText.ofNotice(signed), key));
        return new Form(signed).encode();
    }

    private SignedForm() {}
}
