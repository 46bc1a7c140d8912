package io.counterfoil.order.provider;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of an account with a provider. */
public interface AccountForm {
    List<Field> fields();

    /**
     * The fields that say which account it is. Other values may change under an account; with another identity it is
     * another account, and attempts go on being asked about at the one they were started with.
     */
    Set<String> identity();

    /**
     * Checks values that have all required fields and no other.
     *
     * @throws io.counterfoil.kernel.decide.Rejected with the pointer of the field at fault
     */
    void check(Map<String, String> values);

    /**
     * @param secret encrypted at rest and never given back
     * @param what one sentence for the person who fills it in
     */
    record Field(String name, boolean secret, boolean required, String what) {}
}
