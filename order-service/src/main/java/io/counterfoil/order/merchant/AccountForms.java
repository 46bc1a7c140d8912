package io.counterfoil.order.merchant;

import static java.util.stream.Collectors.toMap;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.merchant.MerchantCommand.AccountValues;
import io.counterfoil.order.provider.AccountForm;
import io.counterfoil.order.provider.AccountForm.Field;
import io.counterfoil.order.provider.Providers;
import io.counterfoil.platform.personal.KeyRing;
import io.counterfoil.platform.personal.Owner;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Takes what a merchant fills in about its account with a provider, and encrypts what is secret. */
@Component
public class AccountForms {
    /** Of one value, in characters: a private key of 8,192 bits in PEM takes about 6,500. */
    static final int VALUE_LENGTH_MAX = 8_192;

    private final Providers providers;
    private final KeyRing keys;

    AccountForms(Providers providers, KeyRing keys) {
        this.providers = providers;
        this.keys = keys;
    }

    /** @throws Rejected for a provider that is not here, or with the pointer of the field at fault */
    public AccountValues fill(MerchantId merchant, String provider, Map<String, String> values) {
        var form = providers.get(provider).accountForm();
        checkNames(form, values);
        form.check(values);
        var owner = Owner.merchant(merchant);
        return new AccountValues(
                provider,
                form.identity(),
                form.fields().stream()
                        .filter(field -> !field.secret() && values.containsKey(field.name()))
                        .collect(toMap(Field::name, field -> value(values, field))),
                form.fields().stream()
                        .filter(field -> field.secret() && values.containsKey(field.name()))
                        .collect(toMap(Field::name, field -> keys.encrypt(owner, value(values, field)))));
    }

    private static void checkNames(AccountForm form, Map<String, String> values) {
        var known = form.fields().stream().collect(toMap(Field::name, field -> field));
        values.forEach((name, value) -> {
            if (!known.containsKey(name)) throw invalid("field-unknown", "There is no such field.", name);
            if (value.length() > VALUE_LENGTH_MAX) {
                throw invalid("value-too-long", "A value has at most " + VALUE_LENGTH_MAX + " characters.", name);
            }
        });
        for (var field : form.fields()) {
            if (field.required() && !values.containsKey(field.name())) {
                throw invalid("field-required", "The field is required.", field.name());
            }
        }
    }

    private static String value(Map<String, String> values, Field field) {
        return values.getOrDefault(field.name(), "");
    }

    private static Rejected invalid(String code, String why, String field) {
        return Rejected.invalid(code, why, "/" + field.replace("~", "~0").replace("/", "~1"));
    }
}
