package io.counterfoil.platform.eventlog;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A command that mostly is the first thing to happen to what it is for. It is decided without asking the log whether that is
 * so: where it is not, what was decided meets a conflict, and the command is decided again by how things stand.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Begins {}
