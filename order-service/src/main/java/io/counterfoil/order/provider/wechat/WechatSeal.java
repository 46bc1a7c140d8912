package io.counterfoil.order.provider.wechat;

import io.counterfoil.order.provider.wire.RsaSignature;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The signature on an answer or a notice, with the moment of signing: five headers.
 *
 * @param type empty where it is the only one there is
 */
record WechatSeal(String timestamp, String nonce, String serial, String signature, String type) {
    /** WeChat Pay's own advice, for clocks that are ahead as for those behind. */
    static final Duration FRESH_FOR = Duration.ofMinutes(5);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    enum Flaw {
        MISSING("signature-missing", "the message is not signed"),
        INVALID("signature-invalid", "not signed by the account's WeChat Pay key"),
        SERIAL_UNKNOWN("serial-unknown", "signed with a key that the account does not name"),
        STALE("callback-stale", "signed more than 5 minutes from now");

        private final String code;
        private final String why;

        Flaw(String code, String why) {
            this.code = code;
            this.why = why;
        }

        String code() {
            return code;
        }

        String why() {
            return why;
        }
    }

    /** @param headers by name, whatever its case; empty text where there is none */
    static WechatSeal of(Function<String, Optional<String>> headers) {
        Function<String, String> text =
                name -> headers.apply("Wechatpay-" + name).orElse("");
        return new WechatSeal(
                text.apply("Timestamp"),
                text.apply("Nonce"),
                text.apply("Serial"),
                text.apply("Signature"),
                text.apply("Signature-Type"));
    }

    /** What keeps {@code body} from being believed now; the moment is looked at last, since only then it is known. */
    Optional<Flaw> flaw(byte[] body, WechatKeys keys, Instant now) {
        if (Stream.of(timestamp, nonce, serial, signature).anyMatch(String::isEmpty)) return Optional.of(Flaw.MISSING);
        if (!type.isEmpty() && !type.equals(WechatSignature.TYPE)) return Optional.of(Flaw.INVALID);
        return keys.named(serial).map(key -> flaw(body, key, now)).orElseGet(() -> Optional.of(Flaw.SERIAL_UNKNOWN));
    }

    private Optional<Flaw> flaw(byte[] body, WechatKey key, Instant now) {
        var content = WechatSignature.answerContent(timestamp, nonce, body);
        if (!RsaSignature.verifies(content, signature, key.key())) return Optional.of(Flaw.INVALID);
        return isFresh(now) ? Optional.empty() : Optional.of(Flaw.STALE);
    }

    /** The headers as they are kept beside what they vouch for. */
    String text() {
        return Stream.of(
                        "Wechatpay-Timestamp: " + timestamp,
                        "Wechatpay-Nonce: " + nonce,
                        "Wechatpay-Serial: " + serial,
                        "Wechatpay-Signature: " + signature)
                .map(header -> header + "\r\n")
                .collect(Collectors.joining());
    }

    private boolean isFresh(Instant now) {
        if (!SECONDS.matcher(timestamp).matches()) return false;
        var signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(signedAt, now).abs().compareTo(FRESH_FOR) <= 0;
    }
}
