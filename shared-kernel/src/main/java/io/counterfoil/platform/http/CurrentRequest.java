package io.counterfoil.platform.http;

import jakarta.servlet.ServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** What is noted about a request: the commands sent while it is served carry it, and so do their events. */
public final class CurrentRequest {
    static final String ATTRIBUTE = CurrentRequest.class.getName();
    private static final String STRANGER = "anonymous";

    private final String correlation;
    private final @Nullable String idempotencyKey;
    private final @Nullable String contentHash;
    private String actor = STRANGER;

    CurrentRequest(String correlation, @Nullable String idempotencyKey, @Nullable String contentHash) {
        this.correlation = correlation;
        this.idempotencyKey = idempotencyKey;
        this.contentHash = contentHash;
    }

    /** @throws IllegalStateException for a request that did not pass the {@link RequestFilter} */
    public static CurrentRequest of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof CurrentRequest current) return current;
        throw new IllegalStateException("not a request of ours");
    }

    /** Empty on threads that serve no request. */
    static Optional<CurrentRequest> find() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .map(attributes -> attributes.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST))
                .map(CurrentRequest.class::cast);
    }

    /** Who asks, by the name of the key and never by the key itself. */
    public void actAs(String actor) {
        this.actor = actor;
    }

    /** The request's id, told in the answer's {@code Request-Id}. */
    public String correlation() {
        return correlation;
    }

    Optional<String> idempotencyKey() {
        return Optional.ofNullable(idempotencyKey);
    }

    Map<String, String> metadata() {
        var metadata = new HashMap<String, String>();
        metadata.put("correlation", correlation);
        metadata.put("actor", actor);
        if (idempotencyKey != null) metadata.put("idempotencyKey", idempotencyKey);
        if (contentHash != null) metadata.put("contentHash", contentHash);
        return metadata;
    }
}
