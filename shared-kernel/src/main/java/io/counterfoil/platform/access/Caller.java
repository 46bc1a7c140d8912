package io.counterfoil.platform.access;

import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;

/** Who makes a request, as the key that came with it tells. A controller's method takes it as a parameter. */
public sealed interface Caller {
    /** What the log's metadata calls the caller: the key's name, never the key. */
    String actor();

    /** Whether a merchant's things are the caller's business. Of any others, not even that they exist may be told. */
    default boolean mayKnowOf(MerchantId merchant) {
        return switch (this) {
            case Operator _ -> true;
            case Server server -> server.merchant().equals(merchant);
            case Front front -> front.merchant().equals(merchant);
            case Client _, Analyst _, Auditor _ -> false;
        };
    }

    /** The people who run this installation. */
    record Operator(String actor) implements Caller {}

    /** A merchant's server: a secret key. */
    record Server(MerchantId merchant, String actor) implements Caller {}

    /** A merchant's front end: a publishable key. */
    record Front(MerchantId merchant, String actor) implements Caller {}

    /** A front end that has placed an order: that order's client token. */
    record Client(OrderId order, String actor) implements Caller {}

    /** Somebody who reads views: an analyst's key. */
    record Analyst(String actor) implements Caller {}

    /** Somebody who reads the log: an auditor's key. */
    record Auditor(String actor) implements Caller {}
}
