package io.counterfoil.channel;

import io.counterfoil.CounterfoilTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** On an instance of its own: its clock is moved by many hours. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CounterfoilTest
@TestPropertySource(properties = "spring.application.name=channels")
@interface ChannelTest {}
