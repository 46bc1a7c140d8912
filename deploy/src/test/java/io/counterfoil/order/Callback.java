package io.counterfoil.order;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.order.Shop.Alipay;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A message of a provider, as it goes over the wire. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Callback(Map<String, String> headers, byte[] body) {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Callback of(Alipay alipay, Map<String, String> notice) {
        return ofAlipay(alipay.signed(notice));
    }

    static Callback ofAlipay(byte[] form) {
        return new Callback(Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"), form);
    }

    static Callback of(Wechat wechat, Map<String, Object> content, Instant signedAt) {
        return of(wechat, wechat.notice(content), signedAt);
    }

    static Callback of(Wechat wechat, byte[] body, Instant signedAt) {
        return new Callback(wechat.seal(body, signedAt), body);
    }

    Callback withHeader(String name, String value) {
        var other = new TreeMap<>(headers);
        other.put(name, value);
        return new Callback(other, body);
    }

    Callback withoutHeader(String name) {
        var other = new TreeMap<>(headers);
        other.remove(name);
        return new Callback(other, body);
    }

    /** Changed on the way. */
    Callback tampered(String text, String instead) {
        var changed = new String(body, UTF_8).replace(text, instead);
        if (changed.equals(new String(body, UTF_8))) throw new AssertionError("nothing was changed");
        return new Callback(headers, changed.getBytes(UTF_8));
    }

    HttpResponse<String> send(String base, String provider, String alias) {
        return send(base, provider, alias, LONG);
    }

    /** @param patience after which the provider hangs up, and the test fails */
    HttpResponse<String> send(String base, String provider, String alias, Duration patience) {
        var request = HttpRequest.newBuilder(URI.create(base + "/v1/callback/" + provider + "/" + alias));
        headers.forEach(request::header);
        try {
            return HTTP.send(
                    request.timeout(patience)
                            .POST(BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** As {@code callbacks check} reads it. */
    byte[] file() {
        var head = headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
        return (head + "Content-Length: " + body.length + "\r\n\r\n" + new String(body, ISO_8859_1))
                .getBytes(ISO_8859_1);
    }
}
