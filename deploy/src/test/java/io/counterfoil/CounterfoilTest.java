package io.counterfoil;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** All roles in one process, over real HTTP: one for all the tests that ask for it. {@link Http} speaks to it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Counterfoil.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "counterfoil.operator-key=" + CounterfoilTest.OPERATOR_KEY,
            "counterfoil.auditor-key=" + CounterfoilTest.AUDITOR_KEY,
            "counterfoil.analyst-key=" + CounterfoilTest.ANALYST_KEY
        })
@Import(Http.class)
public @interface CounterfoilTest {
    String OPERATOR_KEY = "operator-key-of-the-tests";
    String AUDITOR_KEY = "auditor-key-of-the-tests";
    String ANALYST_KEY = "analyst-key-of-the-tests";
}
