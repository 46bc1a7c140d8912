package io.counterfoil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.platform.start.CannotStart;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ChoosingRolesTest {
    @Test
    void takes_all_where_none_is_named() {
        assertThat(Role.of(new MockEnvironment())).containsExactly(Role.values());
    }

    @Test
    void never_takes_the_sandbox_in_production() {
        var production = new MockEnvironment().withProperty("counterfoil.mode", "production");
        assertThat(Role.of(production)).containsExactly(Role.ORDER, Role.CHANNEL, Role.NOTIFICATION);

        production.setProperty("counterfoil.roles", "order,sandbox");
        assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> Role.of(production));
    }
}
