package io.counterfoil.bench.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.bench.world.BenchBroken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One connection that is used again and again, until the server will not have it, and costs next to nothing: callers share
 * the processors with the server.
 */
final class KeepAlive implements AutoCloseable {
    private static final int ANSWER_BYTES_MAX = 1 << 16;

    private final int port;
    private Socket socket;
    private InputStream in;

    KeepAlive(int port) throws IOException {
        this.port = port;
        socket = connect(port);
        in = new BufferedInputStream(socket.getInputStream(), ANSWER_BYTES_MAX);
    }

    private static Socket connect(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** All of a request that does not change from one to the next. */
    static String head(String line, String key) {
        return line + " HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: ";
    }

    /**
     * @return the answer's body
     * @throws BenchBroken at any status but the expected one
     */
    String exchange(String head, String body, int expected) throws IOException {
        var content = body.getBytes(UTF_8);
        socket.getOutputStream().write((head + content.length + "\r\n\r\n" + body).getBytes(UTF_8));
        var status = line();
        var headers = headers();
        var answer = headers.containsKey("transfer-encoding")
                ? chunks()
                : new String(in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))), UTF_8);
        if (headers.getOrDefault("connection", "").equals("close")) reconnect();
        if (!status.startsWith("HTTP/1.1 " + expected)) throw new BenchBroken(status + " " + answer);
        return answer;
    }

    private void reconnect() throws IOException {
        socket.close();
        socket = connect(port);
        in = new BufferedInputStream(socket.getInputStream(), ANSWER_BYTES_MAX);
    }

    private Map<String, String> headers() throws IOException {
        var headers = new HashMap<String, String>();
        for (var header = line(); !header.isEmpty(); header = line()) {
            var colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        return headers;
    }

    private String chunks() throws IOException {
        var whole = new StringBuilder();
        for (int length = chunkLength(); length > 0; length = chunkLength()) {
            whole.append(new String(in.readNBytes(length), UTF_8));
            line();
        }
        line();
        return whole.toString();
    }

    private int chunkLength() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new IOException("the server has closed the connection");
            if (next != '\r') line.append((char) next);
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
