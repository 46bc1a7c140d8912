package io.counterfoil.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.platform.personal.KeyRing;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class IssuingClientTokensTest {
    private static final MerchantId SHOP = MerchantId.derive("shop");
    private static final OrderId ORDER = OrderId.derive(SHOP, "A-1");
    private static final OrderId OTHER = OrderId.derive(SHOP, "A-2");

    private final ClientTokens tokens = tokens((byte) 1);

    @Test
    void gives_an_order_one_token_for_ever() {
        var token = tokens.issue(ORDER);

        assertThat(token)
                .matches("ct_[0-9a-z]{26}_[0-9a-z]{26}")
                .isEqualTo(tokens((byte) 1).issue(ORDER));
        assertThat(tokens.verify(token)).contains(ORDER);
    }

    @Test
    void is_good_for_no_other_order_and_no_other_installation() {
        var token = tokens.issue(ORDER);
        var mac = token.substring(token.lastIndexOf('_'));
        var forged = tokens.issue(OTHER);

        assertThat(tokens.verify(forged.substring(0, forged.lastIndexOf('_')) + mac))
                .isEmpty();
        assertThat(tokens((byte) 2).verify(token)).isEmpty();
        assertThat(tokens.verify("ct_")).isEmpty();
        assertThat(tokens.verify(token.replace("ct_", "sk_"))).isEmpty();
    }

    /** Derived keys need no database. */
    private static ClientTokens tokens(byte master) {
        var key = new byte[32];
        Arrays.fill(key, master);
        return new ClientTokens(new KeyRing(JdbcClient.create(new DriverManagerDataSource()), key));
    }
}
