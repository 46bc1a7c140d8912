import static java.nio.charset.StandardCharsets.UTF_8;

import com.alipay.api.AlipayApiException;
import com.alipay.api.internal.util.AlipayLogger;
import com.alipay.api.internal.util.AlipaySignature;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;

/**
 * Alipay's own library as a judge of signatures, in a JVM of its own: a class of it switches off checks of certificates
 * for whichever JVM loads it.
 *
 * <p>Reads lines {@code question TAB charset TAB key TAB form}, form-encoded in UTF-8; writes one line for each.
 */
class AlipayOracle {
    private static final String RSA2 = "RSA2";

    public static void main(String[] args) throws Exception {
        AlipayLogger.setNeedEnableLogger(false);
        var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(answer(line.split("\t", -1)));
        }
    }

    private static String answer(String[] question) {
        var charset = question[1];
        var key = question[2];
        var form = form(question[3]);
        try {
            return switch (question[0]) {
                case "sign" -> AlipaySignature.sign(form, key, charset, RSA2);
                case "notice" -> String.valueOf(AlipaySignature.verifyV1(form, key, charset, RSA2));
                case "request" -> String.valueOf(AlipaySignature.verifyV2(form, key, charset, RSA2));
                default -> throw new IllegalArgumentException(question[0]);
            };
        } catch (AlipayApiException e) {
            return "refused";
        }
    }

    private static Map<String, String> form(String text) {
        var form = new HashMap<String, String>();
        for (var pair : text.split("&")) {
            var equals = pair.indexOf('=');
            form.put(URLDecoder.decode(pair.substring(0, equals), UTF_8), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        return form;
    }
}
