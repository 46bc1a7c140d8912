package io.counterfoil.channel.account;

import io.counterfoil.kernel.channel.MovementKind;
import io.counterfoil.kernel.money.Money;

/** @param kind what has become of it */
public record Movement(MovementKind kind, Money amount) {
    MovementKind begunAs() {
        return switch (kind) {
            case DEPOSITED, WITHDRAWN, RECEIVED -> kind;
            case RESERVED, REFUSED, RELEASED, SPENT -> MovementKind.RESERVED;
        };
    }
}
