package io.counterfoil;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Security;
import org.junit.jupiter.api.Test;

class ClassPathTest {
    /** Its client empties {@code jdk.certpath.disabledAlgorithms}, for the whole JVM. */
    @Test
    void does_not_hold_alipays_own_library() {
        assertThat(getClass().getClassLoader().getResource("com/alipay/api/AbstractAlipayClient.class"))
                .isNull();
        assertThat(Security.getProperty("jdk.certpath.disabledAlgorithms")).contains("MD5");
    }
}
