package io.counterfoil.platform.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.spring.stereotype.Saga;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How old the oldest open saga of each process is, by the database's clock. */
final class SagaMeters implements MeterBinder {
    private final ListableBeanFactory beans;
    private final JdbcClient sql;
    private final Watch watch;

    SagaMeters(ListableBeanFactory beans, JdbcClient sql, Watch watch) {
        this.beans = beans;
        this.sql = sql;
        this.watch = watch;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Stream.of(beans.getBeanNamesForAnnotation(Saga.class)).forEach(bean -> gauge(registry, bean));
    }

    private void gauge(MeterRegistry registry, String bean) {
        var type = beans.getType(bean);
        var group = beans.findAnnotationOnBean(bean, ProcessingGroup.class);
        if (type == null || group == null) return;
        var age = watch.over(() -> oldestSeconds(type.getName()));
        Gauge.builder("sagas.oldest.seconds", () -> age.figure(Double::doubleValue))
                .description("age of the oldest that has not ended; 0 where there is none")
                .tag("process", group.value())
                .register(registry);
    }

    private Double oldestSeconds(String type) {
        return sql.sql("""
                select extract(epoch from now() - opened_at) from saga_entry
                 where saga_type = ? order by opened_at limit 1
                """).param(type).query(Double.class).optional().orElse(0.0);
    }
}
