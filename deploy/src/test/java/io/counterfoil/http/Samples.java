package io.counterfoil.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.regex.Matcher.quoteReplacement;

import io.counterfoil.kernel.id.Ids;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What is different each time, and what the page has in its place: the same thing always has the same name there. */
final class Samples {
    private static final int LONG = 120;
    private static final Pattern INSTANT = Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern ID =
            Pattern.compile("(?<![0-9a-z])(?!0{26})[0-9a-hjkmnp-tv-z]{26}(?=[^0-9a-z]|0[1-9]|$)");
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9A-Za-z])20\\d{10,30}(?![0-9A-Za-z])");
    private static final Pattern LONG_TEXT = Pattern.compile("(?<=\")[^\"\\\\ ]{" + LONG + ",}(?=\")");
    private static final Pattern POSITION = Pattern.compile("(?<=\"position\" : )\\d+");
    private static final Pattern CURSOR = Pattern.compile("(?<=\"next\" : \")[0-9A-Za-z_-]+(?=\")");
    private static final Pattern LATENCY = Pattern.compile("(?<=\"latencyMillis\" : )\\d+");
    private static final Pattern HINT = Pattern.compile("(?<=\"hint\" : \")[0-9a-z]{4}(?=\")");

    private static final Pattern PARTY_KEY = Pattern.compile("(?<=\")[0-9A-Za-z_-]{43}(?=\")");
    private static final Pattern DEPOSIT = Pattern.compile("(?<=\"deposit\" : \")baf[0-9a-z]+(?=\")");
    private static final Pattern EPOCH = Pattern.compile("(?<=Epoch\" : )\\d+");
    private static final Pattern SIGNATURE = Pattern.compile("(?<=signature\\\\\":\\\\\")[0-9A-Za-z_-]{86}");
    private static final Pattern SIGNING_SECRET = Pattern.compile("whsec_[0-9A-Za-z+/=]+");

    private final Map<String, String> byLive = new LinkedHashMap<>();
    private final Map<Pattern, Integer> counts = new LinkedHashMap<>();

    /** An answer as the page shows it. */
    String shown(String live) {
        var text = INSTANT.matcher(live).replaceAll("2026-01-01T12:00:00Z");
        text = UUID.matcher(text).replaceAll("5f7c1f0a-9f4e-4f7e-8e63-1f3a5a0c9b11");
        text = LATENCY.matcher(text).replaceAll("12");
        text = HINT.matcher(text).replaceAll("9b2k");
        text = EPOCH.matcher(text).replaceAll("1767268800");
        text = SIGNING_SECRET.matcher(text).replaceAll("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        text = each(SIGNATURE, text, (_, n) -> "c2lnbmF0dXJl" + n);
        text = each(PARTY_KEY, text, (_, n) -> "cHVibGlja2V5" + n);
        text = each(DEPOSIT, text, (_, n) -> "bafkqaddeposit" + n);
        text = each(LONG_TEXT, text, (found, n) -> start(found) + "…" + n);
        text = each(ID, text, (_, n) -> id(n));
        text = each(NUMBER, text, (found, n) -> "20260101" + ("%0" + (found.length() - 8) + "d").formatted(n));
        text = each(CURSOR, text, (_, n) -> "bmV4dC" + n);
        return each(POSITION, text, (_, n) -> Integer.toString(100 + n));
    }

    /** A request of the page as it has to be sent. */
    String live(String shown) {
        var text = shown;
        for (var pair : byLive.entrySet()) {
            text = text.replace(pair.getValue(), pair.getKey());
        }
        return text;
    }

    private String each(Pattern pattern, String text, Naming naming) {
        return pattern.matcher(text)
                .replaceAll(match -> quoteReplacement(byLive.computeIfAbsent(
                        match.group(), found -> naming.name(found, counts.merge(pattern, 1, Integer::sum)))));
    }

    private static String start(String text) {
        int query = text.indexOf('?');
        return query > 0
                ? text.substring(0, query + 1).replaceFirst("127\\.0\\.0\\.1:\\d+", "127.0.0.1:8080")
                : text.substring(0, 4);
    }

    private static String id(int number) {
        try {
            return Ids.encode(MessageDigest.getInstance("SHA-256").digest(("example " + number).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Naming {
        String name(String found, int number);
    }
}
