package io.counterfoil.notification;

import io.counterfoil.Counterfoil;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** A process with the notification role alone: what merchants and orders do is written into the log for it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Counterfoil.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "counterfoil.roles=notification",
            "counterfoil.operator-key=" + NotificationTest.OPERATOR,
            "counterfoil.notices.time-out=500ms",
            "counterfoil.notices.sweep-every=200ms"
        })
@interface NotificationTest {
    String OPERATOR = "op_of_this_very_test";
}
