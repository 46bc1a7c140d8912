package io.counterfoil.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SealingTest {
    /** From the tests of WeChat Pay's own library for Java (wechatpay-java 0.2.17, AeadAesCipherTest). */
    @Test
    void gives_the_ciphertext_of_wechats_own_library() {
        var sealed = Resource.seal("associatedData", "message", "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb", "uluk4a9R25RW");
        assertThat(sealed.ciphertext()).isEqualTo("ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI=");
        assertThat(sealed.associatedData()).isEqualTo("associatedData");
    }
}
