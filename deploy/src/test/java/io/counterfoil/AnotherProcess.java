package io.counterfoil;

import io.counterfoil.platform.start.DataDirectory;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A second node on the database of the first, in all but its own JVM. */
final class AnotherProcess {
    static ConfigurableApplicationContext beside(ApplicationContext first, Class<?>... parts) {
        var application = first.getBean(JdbcConnectionDetails.class);
        var owner = first.getBean(FlywayConnectionDetails.class);
        var sources = new ArrayList<Class<?>>(List.of(parts));
        sources.add(Counterfoil.class);
        return new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .run(
                        "--server.port=0",
                        "--counterfoil.data="
                                + first.getBean(DataDirectory.class).path(),
                        "--spring.datasource.url=" + application.getJdbcUrl(),
                        "--spring.datasource.username=" + application.getUsername(),
                        "--spring.datasource.password=" + application.getPassword(),
                        "--spring.flyway.user=" + owner.getUsername(),
                        "--spring.flyway.password=" + owner.getPassword());
    }

    private AnotherProcess() {}
}
