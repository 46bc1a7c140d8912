package io.counterfoil.bench.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Bytes over a socket, well-formed or not. */
record RawHttp(int port) {
    /** The server waits five seconds for whoever is slow. */
    private static final int WAIT_MILLIS_MAX = 30_000;

    private static final int ANSWER_BYTES_MAX = 1 << 20;
    private static final String GO_ON = "HTTP/1.1 100 \r\n\r\n";
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})[^\r\n]*");

    /** A connection that was closed without a word, which is an answer too. */
    static final Sent CLOSED = new Sent(0, Map.of(), "");

    Sent send(byte[] bytes) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(WAIT_MILLIS_MAX);
            write(socket, bytes);
            return parse(new String(socket.getInputStream().readNBytes(ANSWER_BYTES_MAX), UTF_8));
        } catch (SocketException reset) {
            return CLOSED;
        }
    }

    private static void write(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.shutdownOutput();
    }

    private static Sent parse(String everything) {
        var answer = everything.startsWith(GO_ON) ? everything.substring(GO_ON.length()) : everything;
        var status = STATUS_LINE.matcher(answer);
        if (!status.lookingAt()) return new Sent(0, Map.of(), answer);
        var end = answer.indexOf("\r\n\r\n");
        var head = end < 0 ? answer : answer.substring(0, end);
        var headers = new TreeMap<String, String>();
        head.lines().skip(1).forEach(line -> {
            var colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        });
        return new Sent(
                Integer.parseInt(status.group(1)), headers, end < 0 ? "" : body(answer.substring(end + 4), headers));
    }

    private static String body(String body, Map<String, String> headers) {
        if (!headers.getOrDefault("transfer-encoding", "").equals("chunked")) return body;
        var whole = new StringBuilder();
        // Chunks of JSON hold no line ends of their own.
        body.lines().forEach(line -> {
            if (!line.matches("[0-9a-f]*")) whole.append(line);
        });
        return whole.toString();
    }
}
