package io.counterfoil.bench.fuzz;

import static java.util.stream.Collectors.toMap;

import io.counterfoil.bench.world.Answer;
import io.counterfoil.bench.world.Api;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Locale;

/** Sends by an HTTP library what that is willing to send, and everything else byte by byte. */
final class Sender {
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);

    private final URI base;
    private final RawHttp raw;

    Sender(URI base) {
        this.base = base;
        raw = new RawHttp(base.getPort());
    }

    /** @throws IOException when there was no answer */
    Sent send(Draft draft) throws IOException {
        if (draft.raw) return raw.send(draft.bytes());
        HttpRequest request;
        try {
            request = request(draft);
        } catch (IllegalArgumentException notHttp) {
            draft.raw = true;
            return raw.send(draft.bytes());
        }
        return sent(Api.exchange(request));
    }

    /** @throws IllegalArgumentException when it is no valid HTTP */
    private HttpRequest request(Draft draft) {
        if (!draft.target().startsWith("/")) throw new IllegalArgumentException("no path");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + base.getPort() + draft.target()))
                .timeout(WAIT_MAX)
                .method(
                        draft.method,
                        draft.body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(draft.body));
        draft.allHeaders().forEach(header -> request.header(header.name(), header.value()));
        return request.build();
    }

    private static Sent sent(Answer answer) {
        var headers = answer.headers().map().entrySet().stream()
                .collect(toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> String.join(",", header.getValue()),
                        (one, _) -> one));
        return new Sent(answer.status(), headers, answer.body());
    }
}
