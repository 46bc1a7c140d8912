package io.counterfoil.platform.http;

import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.http.HttpHeaders;

/** Lets web pages of any origin read an answer: there are no cookies, and so nothing that a page reads in another's name. */
public final class AnyOrigin {
    /** What pages may read besides the body. */
    public static final List<String> READABLE =
            List.of(Positions.HEADER, RequestFilter.REQUEST_ID, HttpHeaders.RETRY_AFTER);

    /** For what is answered before there is a route that could say whether pages may call it. */
    static void mayRead(BiConsumer<String, String> headers) {
        headers.accept(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        headers.accept(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, String.join(", ", READABLE));
    }

    private AnyOrigin() {}
}
