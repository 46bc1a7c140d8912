package io.counterfoil.notification.sending;

import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.Http1StreamListener;
import org.apache.hc.core5.io.CloseMode;

/** Hangs up on whoever says much before the answer: a server may send as many interim ones (1xx) as it likes. */
final class ShortHeads implements Http1StreamListener {
    private static final long BYTES_MAX = 1 << 18;

    @Override
    public void onRequestHead(HttpConnection connection, HttpRequest request) {}

    @Override
    public void onResponseHead(HttpConnection connection, HttpResponse response) {
        if (connection.getEndpointDetails().getReceivedBytesCount() > BYTES_MAX) connection.close(CloseMode.IMMEDIATE);
    }

    @Override
    public void onExchangeComplete(HttpConnection connection, boolean keepAlive) {}
}
