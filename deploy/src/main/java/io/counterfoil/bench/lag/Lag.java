package io.counterfoil.bench.lag;

import io.counterfoil.bench.measure.Lab;
import io.counterfoil.bench.measure.Machine;
import io.counterfoil.bench.measure.Sheet;
import io.counterfoil.bench.measure.Shop;
import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Instance;
import io.counterfoil.bench.world.Outcome;
import io.counterfoil.bench.world.Scenario;
import io.counterfoil.bench.world.Scratch;
import io.counterfoil.bench.world.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * From a command's return, when its events are committed, to the order's row in the order list: with the projection in the
 * same process, and in another. Nothing else happens meanwhile.
 */
public final class Lag implements Scenario {
    private static final int SAMPLES = 200;
    private static final String ORDERS = "--counterfoil.roles=order";

    /** A round is an order. */
    @Override
    public Outcome run(Terms terms) {
        var sheet = new Sheet();
        try (var scratch = Scratch.create()) {
            oneProcess(scratch.path().resolve("one"), terms, sheet);
            twoProcesses(scratch.path().resolve("two"), terms, sheet);
        } catch (SQLException | IOException e) {
            throw new BenchBroken("cannot look at the list: " + e.getMessage(), e);
        }
        return sheet.outcome("lag");
    }

    private static void oneProcess(Path home, Terms terms, Sheet sheet) throws SQLException {
        try (var lab = Lab.open(home, ORDERS)) {
            sheet.figures(Machine.facts(lab.sql(), lab.data()));
            var lags = Watch.over(lab, Shop.open(lab)).sample(terms.rounds(SAMPLES));
            lags.note("lag_micros", sheet);
        }
    }

    private static void twoProcesses(Path home, Terms terms, Sheet sheet) throws SQLException, IOException {
        try (var lab = Lab.open(home.resolve("lab"), ORDERS, Lab.CONSUMERS_OFF);
                var other = Instance.launch(home.resolve("other"), beside(lab))) {
            other.awaitReady();
            var lags = Watch.over(lab, Shop.open(lab)).sample(terms.rounds(SAMPLES));
            lags.note("lag_two_processes_micros", sheet);
        }
    }

    /** A process that shares the lab's database. */
    private static String[] beside(Lab lab) throws IOException {
        var application = lab.bean(JdbcConnectionDetails.class);
        var owner = lab.owner();
        return new String[] {
            ORDERS,
            "--datasource=" + application.getJdbcUrl(),
            "--spring.datasource.username=" + application.getUsername(),
            "--spring.datasource.password=" + application.getPassword(),
            "--spring.flyway.user=" + owner.getUsername(),
            "--spring.flyway.password=" + Objects.requireNonNull(owner.getPassword()),
            "--counterfoil.master-key="
                    + Files.readString(lab.data().resolve("master.key")).strip()
        };
    }
}
