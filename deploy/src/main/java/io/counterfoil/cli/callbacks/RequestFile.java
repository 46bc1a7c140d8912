package io.counterfoil.cli.callbacks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.counterfoil.cli.WrongUsage;
import io.counterfoil.order.provider.RawCallback;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A request as it came: perhaps its first line, headers, a blank line, the body. */
final class RequestFile {
    private static final Pattern REQUEST_LINE = Pattern.compile("[A-Z]+ \\S+ HTTP/\\S+");
    private static final Pattern HEADER = Pattern.compile("([^:\\s]+):\\s*(.*?)\\s*");
    private static final Pattern BLANK_LINE = Pattern.compile("(?:^|\r?\n)\r?\n");
    private static final Pattern LAST_BREAK = Pattern.compile("\r?\n\\z");

    static RawCallback read(Path file) {
        return parse(new String(InputFile.read("--request", file), ISO_8859_1));
    }

    /** @param text one character a byte */
    static RawCallback parse(String text) {
        var blank = BLANK_LINE.matcher(text);
        if (!blank.find()) throw new WrongUsage("--request: no blank line between headers and body");
        var headers = headers(text.substring(0, blank.start()));
        return new RawCallback(
                headers, body(text.substring(blank.end()), headers).getBytes(ISO_8859_1));
    }

    private static Map<String, List<String>> headers(String head) {
        var headers = new HashMap<String, List<String>>();
        for (var line : head.lines().toList()) {
            var header = HEADER.matcher(line);
            if (header.matches()) {
                headers.computeIfAbsent(header.group(1).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .add(header.group(2));
            } else if (!REQUEST_LINE.matcher(line).matches()) {
                throw new WrongUsage("--request: a line among the headers is none");
            }
        }
        return headers;
    }

    private static String body(String rest, Map<String, List<String>> headers) {
        var length = headers.getOrDefault("content-length", List.of());
        if (length.isEmpty()) return LAST_BREAK.matcher(rest).replaceFirst("");
        if (!length.getFirst().matches("[0-9]{1,9}") || Integer.parseInt(length.getFirst()) > rest.length()) {
            throw new WrongUsage("--request: the body is not as long as Content-Length says");
        }
        return rest.substring(0, Integer.parseInt(length.getFirst()));
    }

    private RequestFile() {}
}
