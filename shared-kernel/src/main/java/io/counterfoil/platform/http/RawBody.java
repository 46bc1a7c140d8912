package io.counterfoil.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.util.WebUtils;

/** The body as it came, for those who check a signature over it: Spring would build a form's body anew. */
public final class RawBody {
    /** @throws IllegalStateException for a request that did not pass the {@link RequestFilter} */
    public static byte[] of(HttpServletRequest request) {
        var buffered = WebUtils.getNativeRequest(request, BufferedRequest.class);
        if (buffered == null) throw new IllegalStateException("not a request of ours");
        return buffered.body();
    }

    private RawBody() {}
}
