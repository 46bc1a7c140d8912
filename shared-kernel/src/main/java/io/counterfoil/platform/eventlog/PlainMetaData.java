package io.counterfoil.platform.eventlog;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** Reads metadata as ours nearly always is written: a few texts in ASCII without escapes, and nothing between them. */
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
