package io.counterfoil.sandbox.wechat;

import io.counterfoil.platform.http.PublicUrl;

/** The address that a payer's browser is sent to. */
final class H5Link {
    static final String PATH = ApiRequest.ROOT + "/checkmweb";

    static String of(Ticket ticket, PublicUrl address) {
        return address.of(PATH + "?prepay_id=" + ticket.prepayId() + "&package=" + ticket.packageNo())
                .toString();
    }

    private H5Link() {}
}
