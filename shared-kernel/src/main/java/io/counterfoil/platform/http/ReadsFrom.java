package io.counterfoil.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The projection that a route answers from: {@code ?atLeast=} waits for it, and {@code Counterfoil-Position} tells how far it
 * had come. A route without it reads the log.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadsFrom {
    String value();
}
