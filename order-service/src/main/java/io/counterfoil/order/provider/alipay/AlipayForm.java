package io.counterfoil.order.provider.alipay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.order.provider.wire.Malformed;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An {@code application/x-www-form-urlencoded} message, decoded exactly once and strictly: signatures are over the
 * decoded values, so nothing may be guessed.
 *
 * @param charset what the message's own {@code charset} parameter says; UTF-8 without one
 */
public record AlipayForm(Map<String, String> parameters, Charset charset) {
    /** A notice has about 25. */
    static final int PARAMETERS_MAX = 200;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+");
    private static final Map<String, Charset> CHARSETS =
            Map.of("utf-8", UTF_8, "gbk", Charset.forName("GBK"), "gb2312", Charset.forName("GB2312"));

    public AlipayForm {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * @throws Malformed also when a parameter comes twice, of which each reader might take another, or a name holds more
     *     than letters, digits and {@code _}: what is signed does not show where a name ends, and several could hide in one
     */
    public static AlipayForm parse(byte[] body) {
        var raw = new LinkedHashMap<String, byte[]>();
        for (var pair : ascii(body).split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals <= 0) throw new Malformed("a parameter without a name or a value");
            var name = name(pair.substring(0, equals));
            if (raw.putIfAbsent(name, unescape(pair.substring(equals + 1))) != null) {
                throw new Malformed("a parameter comes twice");
            }
            if (raw.size() > PARAMETERS_MAX) throw new Malformed("more than " + PARAMETERS_MAX + " parameters");
        }
        var charset = charset(raw.get("charset"));
        var parameters = new LinkedHashMap<String, String>();
        raw.forEach((name, value) -> parameters.put(name, text(value, charset)));
        return new AlipayForm(parameters, charset);
    }

    /** For a query string or a body. */
    public static String encode(Map<String, String> parameters, Charset charset) {
        return parameters.entrySet().stream()
                .map(parameter -> URLEncoder.encode(parameter.getKey(), charset)
                        + "="
                        + URLEncoder.encode(parameter.getValue(), charset))
                .collect(Collectors.joining("&"));
    }

    /** Empty where there is no such parameter, as an empty value is worth no more than none. */
    public String value(String name) {
        return parameters.getOrDefault(name, "");
    }

    private static String name(String escaped) {
        var name = text(unescape(escaped), UTF_8);
        if (!NAME.matcher(name).matches()) throw new Malformed("a name that is not one of letters and digits");
        return name;
    }

    private static Charset charset(byte @Nullable [] name) {
        if (name == null) return UTF_8;
        var charset = CHARSETS.get(text(name, UTF_8).toLowerCase(Locale.ROOT));
        if (charset == null) throw new Malformed("an unknown charset");
        return charset;
    }

    private static String ascii(byte[] body) {
        for (var b : body) {
            if (b <= ' ' || b == 0x7f) throw new Malformed("a byte that has to be escaped");
        }
        return new String(body, US_ASCII);
    }

    private static byte[] unescape(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character == '%') {
                bytes.write(escaped(text, i + 1));
                i += 2;
            } else {
                bytes.write(character == '+' ? ' ' : character);
            }
        }
        return bytes.toByteArray();
    }

    private static int escaped(String text, int at) {
        if (at + 2 > text.length()) throw new Malformed("an escape that breaks off");
        try {
            return HexFormat.fromHexDigits(text, at, at + 2);
        } catch (NumberFormatException e) {
            throw new Malformed("an escape that is not hexadecimal");
        }
    }

    private static String text(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("text that is not " + charset);
        }
    }
}
