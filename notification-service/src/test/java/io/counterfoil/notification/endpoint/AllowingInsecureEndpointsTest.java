package io.counterfoil.notification.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AllowingInsecureEndpointsTest {
    private static final String ALLOWED = "counterfoil.notices.insecure-endpoints=true";

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(Registering.class);

    @Test
    void is_usual_in_development() {
        context.run(started ->
                assertThat(started.getBean(PublicAddresses.class).allChosen()).isTrue());
    }

    @Test
    void can_be_turned_off_there() {
        context.withPropertyValues("counterfoil.notices.insecure-endpoints=false")
                .run(started -> assertThat(
                                started.getBean(PublicAddresses.class).allChosen())
                        .isFalse());
    }

    @Test
    void is_impossible_in_production() {
        context.withPropertyValues("counterfoil.mode=production", ALLOWED)
                .run(started -> assertThat(
                                started.getBean(PublicAddresses.class).allChosen())
                        .isFalse());
    }
}
