package io.counterfoil.notification.sending;

import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.Http1StreamListener;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** Hangs up on whoever says much before the answer: a server may send as many interim ones (1xx) as it likes. */
final class ShortHeads implements Http1StreamListener {
    private static final long BYTES_MAX = 1 << 18;

    @Override
    public void onRequestHead(HttpConnection connection, HttpRequest request) {}

    @Override
    public void onResponseHead(HttpConnection connection, HttpResponse response) {
        @Nullable EndpointDetails details = connection.getEndpointDetails();
        // None is left of a connection that is cut just now; to read on from it fails.
        if (details != null && details.getReceivedBytesCount() > BYTES_MAX) connection.close(CloseMode.IMMEDIATE);
    }

    @Override
    public void onExchangeComplete(HttpConnection connection, boolean keepAlive) {}
}
