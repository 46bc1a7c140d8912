package io.counterfoil.order.verification;

import io.counterfoil.platform.outbound.DueCalls;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VerificationCalls {
    @Bean
    DueInquiries dueInquiries(DueCalls calls) {
        return order -> calls.add(AskProviderLine.KIND, order);
    }
}
