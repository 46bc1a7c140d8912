package io.counterfoil.bench.measure;

import io.counterfoil.kernel.order.PaymentParameters;
import io.counterfoil.order.provider.AccountForm;
import io.counterfoil.order.provider.PaymentProvider;
import io.counterfoil.order.provider.Preparation;
import io.counterfoil.order.provider.Prepared;
import io.counterfoil.order.provider.ProviderAccount;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands in for the world outside, so that the bench measures neither RSA nor somebody's network. */
@Configuration(proxyBeanMethods = false)
class Stubs {
    @Bean
    PaymentProvider stubProvider() {
        return new Stub();
    }

    /** Gives out a link at once. Nobody can pay there. */
    private static final class Stub implements PaymentProvider {
        private static final String PAGE = "https://pay.example/stub?out_trade_no=";

        @Override
        public String id() {
            return Shop.PROVIDER;
        }

        @Override
        public AccountForm accountForm() {
            return new NoForm();
        }

        @Override
        public boolean callsToPrepare() {
            return false;
        }

        @Override
        public Prepared prepare(ProviderAccount account, Preparation preparation) {
            return new Prepared.Ready(new PaymentParameters(
                    "redirect", Map.of("url", PAGE + preparation.attempt()), preparation.expiresAt()));
        }
    }

    private static final class NoForm implements AccountForm {
        @Override
        public List<Field> fields() {
            return List.of();
        }

        @Override
        public Set<String> identity() {
            return Set.of();
        }

        @Override
        public void check(Map<String, String> values) {}
    }
}
