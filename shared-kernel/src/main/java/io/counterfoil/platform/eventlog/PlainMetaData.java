package io.counterfoil.platform.eventlog;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.TreeMap;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** Reads and writes metadata as ours nearly always is: a few texts in ASCII without escapes, and nothing between them. */
final class PlainMetaData {
    private final byte[] json;
    private int at;

    private PlainMetaData(byte[] json) {
        this.json = json;
    }

    /** Null where it has any other form, and is to be read by whoever knows JSON. */
    static @Nullable MetaData read(byte[] json) {
        return new PlainMetaData(json).read();
    }

    /** As whoever knows JSON would, in the order of the keys. Null where not all of it is plain. */
    static @Nullable String write(MetaData metadata) {
        var json = new StringBuilder();
        for (var entry : new TreeMap<>(metadata).entrySet()) {
            if (!(entry.getValue() instanceof String value && isPlain(value) && isPlain(entry.getKey()))) return null;
            json.append(json.isEmpty() ? "{\"" : ",\"").append(entry.getKey());
            json.append("\":\"").append(value).append('"');
        }
        return json.isEmpty() ? null : json.append('}').toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > Byte.MAX_VALUE || !isPlain((byte) text.charAt(i))) return false;
        }
        return true;
    }

    private @Nullable MetaData read() {
        var entries = new HashMap<String, String>();
        if (!passes('{')) return null;
        do {
            @Nullable String key = text();
            if (key == null || !passes(':')) return null;
            @Nullable String value = text();
            if (value == null) return null;
            entries.put(key, value);
        } while (passes(','));
        return passes('}') && at == json.length ? MetaData.from(entries) : null;
    }

    private boolean passes(char sign) {
        if (at == json.length || json[at] != sign) return false;
        at++;
        return true;
    }

    private @Nullable String text() {
        if (!passes('"')) return null;
        int from = at;
        while (at < json.length && isPlain(json[at])) at++;
        int length = at - from;
        return passes('"') ? new String(json, from, length, StandardCharsets.US_ASCII) : null;
    }

    private static boolean isPlain(byte sign) {
        return sign >= ' ' && sign != '"' && sign != '\\';
    }
}
