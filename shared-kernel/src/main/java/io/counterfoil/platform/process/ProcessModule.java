package io.counterfoil.platform.process;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Import it, run every step of a saga through {@link Stalls}, and what gets stuck is listed. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class ProcessModule {}
