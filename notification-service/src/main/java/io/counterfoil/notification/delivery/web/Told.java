package io.counterfoil.notification.delivery.web;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.notification.endpoint.Endpoint;

/** Only to an endpoint that is told of anything can something be sent again. */
final class Told {
    static void require(Endpoint endpoint) {
        if (!endpoint.told()) {
            throw new Rejected("endpoint-disabled", "nothing is sent to an endpoint that is disabled");
        }
    }

    private Told() {}
}
