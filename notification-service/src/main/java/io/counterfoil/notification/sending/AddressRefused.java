package io.counterfoil.notification.sending;

import java.io.Serial;
import java.net.UnknownHostException;

/** A name leads where nothing may be sent. */
final class AddressRefused extends UnknownHostException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;

    AddressRefused(String host, String code) {
        super(host);
        this.code = code;
    }

    String code() {
        return code;
    }
}
