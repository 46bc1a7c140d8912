package io.counterfoil.platform.start;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the other modules need to start. They import it themselves. */
@Configuration(proxyBeanMethods = false)
public class StartModule {
    @Bean
    DataDirectory dataDirectory(@Value("${counterfoil.data}") Path path) {
        return new DataDirectory(path.toAbsolutePath());
    }
}
