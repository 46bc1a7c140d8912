package io.counterfoil.order.verification;

/** Has a provider asked about an order, soon and outside the caller's transaction. */
interface DueInquiries {
    void add(String order);
}
