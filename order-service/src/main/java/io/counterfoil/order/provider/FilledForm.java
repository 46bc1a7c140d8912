package io.counterfoil.order.provider;

import io.counterfoil.kernel.decide.Rejected;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What was filled into an {@link AccountForm}, for checking. Refusals name the field and never quote a value. */
public record FilledForm(Map<String, String> values) {
    /** Empty where nothing was filled in. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** @throws Rejected unless all of the value has that form */
    public void require(String field, Pattern form, String code, String why) {
        if (!form.matcher(value(field)).matches()) throw invalid(field, code, why);
    }

    /**
     * @param reading throws IllegalArgumentException for what is no such key
     * @throws Rejected {@code key-invalid}
     */
    public <K> K key(String field, Function<String, K> reading) {
        try {
            return reading.apply(value(field));
        } catch (IllegalArgumentException e) {
            throw invalid(field, "key-invalid", field + ": " + e.getMessage());
        }
    }

    public Rejected invalid(String field, String code, String why) {
        return Rejected.invalid(code, why, "/" + field);
    }

    @Override
    public String toString() {
        return "a form with " + values.keySet();
    }
}
