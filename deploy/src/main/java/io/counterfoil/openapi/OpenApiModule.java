package io.counterfoil.openapi;

import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.eventlog.Until;
import io.counterfoil.platform.http.IdempotencyKey;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.http.Problem;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the HTTP interface at {@code /v1/openapi.json}: import it once. */
@Configuration(proxyBeanMethods = false)
public class OpenApiModule {
    static final String KEY = "key";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Caller.class,
                        Caller.Operator.class,
                        Caller.Server.class,
                        IdempotencyKey.class,
                        PageRequest.class,
                        Until.class);
    }

    @Bean
    OpenAPI description() {
        var components = new Components().addSecuritySchemes(KEY, bearer());
        // Of our own: the shared converters know what another context in this process has told them.
        new ModelConverters(true).readAll(Problem.class).forEach(components::addSchemas);
        return new OpenAPI()
                .info(new Info()
                        .title("Counterfoil")
                        .version("1")
                        .description("An event-sourced order and settlement ledger.")
                        .license(new License().name("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(components);
    }

    @Bean
    OperationCustomizer whatEveryRouteHasInCommon() {
        return new Conventions();
    }

    @Bean
    ModelConverter idsAreText() {
        return new IdsAreText();
    }

    @Bean
    ModelConverter recordsSayWhatIsRequired() {
        return new RecordsSayWhatIsRequired();
    }

    private static SecurityScheme bearer() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("The operator's key, a merchant's secret key (sk_) or publishable key (pk_), or an order's"
                        + " client token (ct_). Each operation says whose key it takes.");
    }
}
