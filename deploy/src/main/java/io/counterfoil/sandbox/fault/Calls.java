package io.counterfoil.sandbox.fault;

import io.counterfoil.sandbox.silence.NoAnswer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Calls that a merchant's server makes about an attempt, as the attempt's faults will have them. */
@Component
public class Calls {
    private final Faults faults;

    Calls(Faults faults) {
        this.faults = faults;
    }

    /**
     * Has the call's answer, or what the attempt's faults make of it.
     *
     * @param call takes effect, and gives the signed answer
     * @param unsigned the provider's error that there is no such order, without a signature
     * @throws NoAnswer under {@link Fault#TIMEOUT_AFTER_EFFECT}, the effect being there
     */
    public <T> T answer(String attempt, Supplier<T> call, Supplier<T> unsigned) {
        var wrong = faults.of(attempt);
        if (wrong.contains(Fault.TIMEOUT_AFTER_EFFECT)) throw silentAfter(call);
        return wrong.contains(Fault.UNSIGNED_ERROR) ? unsigned.get() : call.get();
    }

    private static NoAnswer silentAfter(Supplier<?> call) {
        try {
            return new NoAnswer(call.get());
        } catch (RuntimeException refused) {
            return new NoAnswer(refused);
        }
    }
}
