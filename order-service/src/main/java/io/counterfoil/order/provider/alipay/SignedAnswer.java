package io.counterfoil.order.provider.alipay;

import static com.fasterxml.jackson.core.JsonToken.END_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.FIELD_NAME;
import static com.fasterxml.jackson.core.JsonToken.START_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.VALUE_STRING;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.counterfoil.order.provider.wire.Malformed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the gateway: {@code {"<method>_response":{…},"sign":"…"}}.
 *
 * @param node the raw text of the response, cut out of the body: written anew it would be other bytes than were signed
 * @param sign null where the answer carries none: then nothing in it is known to be true
 */
public record SignedAnswer(String node, @Nullable String sign) {
    private static final String ERROR = "error_response";
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * @param method {@code alipay.trade.query} and so on; an error of the gateway itself may stand in for its response
     * @throws Malformed unless the body has the form of an answer to {@code method}
     */
    public static SignedAnswer cut(String body, String method) {
        var name = method.replace('.', '_') + "_response";
        try (var json = JSON.createParser(body)) {
            return cut(json, body, name);
        } catch (JsonProcessingException e) {
            throw new Malformed("not JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some of Alipay's systems sign what they wrote before a later one escaped the slashes. */
    public boolean signedBy(PublicKey key) {
        if (sign == null) return false;
        return AlipaySignature.verifies(node, UTF_8, sign, key)
                || AlipaySignature.verifies(node.replace("\\/", "/"), UTF_8, sign, key);
    }

    private static SignedAnswer cut(JsonParser json, String body, String name) throws IOException {
        if (json.nextToken() != START_OBJECT) throw new Malformed("not an object");
        String node = null;
        String error = null;
        String sign = null;
        while (json.nextToken() == FIELD_NAME) {
            var field = json.currentName();
            var value = json.nextToken();
            if (field.equals("sign") && value == VALUE_STRING) sign = json.getText();
            else if (field.equals(name)) node = raw(json, body);
            else if (field.equals(ERROR)) error = raw(json, body);
            else json.skipChildren();
        }
        if (json.currentToken() != END_OBJECT || json.nextToken() != null) throw new Malformed("text after the answer");
        var response = node == null ? error : node;
        if (response == null) throw new Malformed("no " + name);
        return new SignedAnswer(response, sign);
    }

    private static String raw(JsonParser json, String body) throws IOException {
        if (json.currentToken() != START_OBJECT) throw new Malformed("a response that is not an object");
        var from = json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        return body.substring((int) from, (int) json.currentLocation().getCharOffset());
    }
}
