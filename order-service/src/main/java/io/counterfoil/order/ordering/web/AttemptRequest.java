package io.counterfoil.order.ordering.web;

/** The body of {@code POST /v1/orders/{id}/attempts}. */
record AttemptRequest(String provider) {}
