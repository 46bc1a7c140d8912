package io.counterfoil.bench.lag;

import io.counterfoil.bench.measure.Lab;
import io.counterfoil.bench.measure.Sheet;
import io.counterfoil.bench.measure.Shop;
import io.counterfoil.bench.measure.Stretch;
import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.kernel.order.OrderId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Places one order after another and looks at the order list until each is there. */
record Watch(Lab lab, Shop shop) {
    private static final int WARM_UP = 300;
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long LOOK_NANOS = Duration.ofNanos(100_000).toNanos();
    /** Long enough for everybody to have gone to sleep again. */
    private static final long PAUSE_NANOS = Duration.ofMillis(30).toNanos();

    static Watch over(Lab lab, Shop shop) {
        return new Watch(lab, shop);
    }

    Lags sample(int orders) throws SQLException {
        try (var connection = lab.owner().getConnection()) {
            for (int i = 0; i < Math.min(WARM_UP, orders); i++) lag(connection);
            var begin = System.nanoTime();
            var lags = new long[orders];
            for (int i = 0; i < orders; i++) {
                LockSupport.parkNanos(PAUSE_NANOS);
                lags[i] = lag(connection);
            }
            Arrays.sort(lags);
            return new Lags(new Stretch(System.nanoTime() - begin, lags));
        }
    }

    private long lag(Connection connection) throws SQLException {
        var order = shop.nextRequest();
        lab.bean(CommandGateway.class).sendAndWait(order);
        var committed = System.nanoTime();
        while (!isListed(connection, order.getPayload().order())) {
            if (System.nanoTime() - committed > PATIENCE_NANOS) throw new BenchBroken("an order is never listed");
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return System.nanoTime() - committed;
    }

    private static boolean isListed(Connection connection, OrderId order) throws SQLException {
        try (var statement = connection.prepareStatement("select 1 from order_list where order_id = ?")) {
            statement.setString(1, order.value());
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    record Lags(Stretch each) {
        void note(String name, Sheet sheet) {
            sheet.note(name + "_p50", each.micros(50));
            sheet.note(name + "_p99", each.micros(99));
        }
    }
}
