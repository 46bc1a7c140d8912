package io.counterfoil.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TracingWhatAProviderSaidTest extends GatedTest {
    @Test
    void leads_to_the_request_that_it_was_asked_for() {
        var order = place(ALIPAY);
        loseCallbacks(attempt(order));
        pay(attempt(order));

        advance("PT5S");

        awaitState(order, "paid");
        awaitEvent(order, "order.paid/1");
        assertThat(sql.sql("""
                        select metadata::jsonb ->> 'correlation' from event_log.event
                         where stream = ? and name in ('order.placed/1', 'order.paid/1')
                        """).param(order.at("/id")).query(String.class).list())
                .containsExactly(order.header("Request-Id"), order.header("Request-Id"));
    }
}
