package io.counterfoil.sandbox.wechat;

import io.counterfoil.Counterfoil;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** An instance whose clock nobody moves: libraries from outside go by their own, and five minutes are all they are given. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Counterfoil.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "counterfoil.test=punctual")
@interface PunctualTest {}
