package io.counterfoil.order.merchant.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.Serial;
import java.util.HashMap;

/** The fields of an account as a merchant enters them, secrets among them: printed, they are their names alone. */
final class AccountFields extends HashMap<String, String> {
    @Serial
    private static final long serialVersionUID = 1L;

    /** No field, though a describer of types would take it for one. */
    @Override
    @Schema(hidden = true)
    public boolean isEmpty() {
        return super.isEmpty();
    }

    @Override
    public String toString() {
        return keySet().toString();
    }
}
