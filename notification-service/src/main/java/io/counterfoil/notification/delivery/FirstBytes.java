package io.counterfoil.notification.delivery;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Keeps the beginning of an answer and hangs up on the rest, however much of it there is. */
final class FirstBytes implements BodySubscriber<byte[]> {
    static final int MAX = 1_024;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        this.subscription = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        buffers.forEach(this::keep);
        if (kept.size() == MAX) {
            body.complete(kept.toByteArray());
            if (subscription != null) subscription.cancel();
        } else if (subscription != null) {
            subscription.request(1);
        }
    }

    private void keep(ByteBuffer buffer) {
        var bytes = new byte[Math.min(buffer.remaining(), MAX - kept.size())];
        buffer.get(bytes);
        kept.writeBytes(bytes);
    }

    @Override
    public void onError(Throwable cause) {
        body.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        body.complete(kept.toByteArray());
    }
}
