package io.counterfoil.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.platform.http.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ServingThisMachineAloneTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
    void lets_loopback_in(String address) {
        assertThat(LoopbackOnly.admits(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"128.0.0.1", "10.0.0.7", "192.168.1.20", "0.0.0.0", "::2", "fe80::1", "::ffff:10.0.0.7"})
    void lets_nobody_else_in(String address) {
        assertThat(LoopbackOnly.admits(address)).isFalse();
    }

    @Test
    void says_why() {
        var request = new MockHttpServletRequest("POST", "/sandbox/clock");
        request.setRemoteAddr("10.0.0.7");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new LoopbackOnly().preHandle(request, new MockHttpServletResponse(), this))
                .withMessageContaining("counterfoil.sandbox.open");
    }
}
