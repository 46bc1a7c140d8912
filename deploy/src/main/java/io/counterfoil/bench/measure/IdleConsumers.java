package io.counterfoil.bench.measure;

import java.util.List;
import org.axonframework.common.Registration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nothing follows the log: what is measured is the way into it alone. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = IdleConsumers.PROPERTY, havingValue = "off")
class IdleConsumers {
    static final String PROPERTY = "counterfoil.bench.consumers";

    @Bean
    ConfigurerModule idleConsumersModule() {
        return new Module();
    }

    private static final class Module implements ConfigurerModule {
        @Override
        public void configureModule(Configurer configurer) {
            configurer.eventProcessing().registerEventProcessorFactory((name, _, _) -> new Idle(name));
        }

        /** After the platform's own. */
        @Override
        public int order() {
            return Integer.MAX_VALUE;
        }
    }

    private record Idle(String name) implements EventProcessor {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public List<MessageHandlerInterceptor<? super EventMessage<?>>> getHandlerInterceptors() {
            return List.of();
        }

        @Override
        public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super EventMessage<?>> interceptor) {
            return () -> true;
        }

        @Override
        public void start() {}

        @Override
        public void shutDown() {}

        @Override
        public boolean isRunning() {
            return true;
        }

        @Override
        public boolean isError() {
            return false;
        }
    }
}
