package io.counterfoil.platform.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.personal.Encrypted;
import io.counterfoil.platform.eventlog.Beside;
import io.counterfoil.platform.eventlog.Beside.Row;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class KeepingKeysOfOwnersTest {
    private static final int AT_THE_SAME_MOMENT = 16;

    private static EmbeddedPostgres server;
    private static JdbcClient sql;
    private static KeyRing keys;

    private final Owner owner = new Owner("payer", UUID.randomUUID().toString());

    @BeforeAll
    static void startADatabase() throws IOException {
        server = EmbeddedPostgres.start();
        var database = server.getPostgresDatabase();
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V010__owner_key.sql")).execute(database);
        sql = JdbcClient.create(database);
        keys = new KeyRing(sql, new byte[32]);
    }

    @AfterAll
    static void stopTheDatabase() throws IOException {
        server.close();
    }

    @Test
    void one_key_reads_and_writes_all_that_is_of_one_owner() {
        var key = keys.keyOf(owner);
        var name = key.encrypt("Lin");
        var address = key.encrypt("8 Lane of Lamps");

        assertThat(keys.encrypt(owner, "Lin")).isEqualTo(name);
        var disclosure = keys.disclosure();
        assertThat(disclosure.decrypt(name)).contains("Lin");
        assertThat(disclosure.decrypt(address)).contains("8 Lane of Lamps");
    }

    @Test
    void whoever_is_first_makes_it() throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(AT_THE_SAME_MOMENT)) {
            var all = IntStream.range(0, AT_THE_SAME_MOMENT)
                    .mapToObj(_ -> threads.submit(() -> keys.encrypt(owner, "Lin")))
                    .toList();
            for (var one : all) assertThat(one.get()).isEqualTo(keys.encrypt(owner, "Lin"));
        }
    }

    @Test
    void what_was_found_together_with_other_things_is_the_key() {
        assertThat(lookedUp(keys.place(owner))).isEmpty();
        var made = keys.keyOf(owner, Optional.empty()).encrypt("Lin");

        var found = lookedUp(keys.place(owner));
        assertThat(keys.keyOf(owner, found).encrypt("Lin")).isEqualTo(made);
        assertThat(keys.keyOf(owner, Optional.empty()).encrypt("Lin"))
                .describedAs("somebody else was faster")
                .isEqualTo(made);
    }

    @Test
    void nothing_is_readable_of_an_owner_who_was_forgotten() {
        Encrypted before = keys.encrypt(owner, "Lin");
        keys.forget(owner);

        assertThat(keys.decrypt(before)).isEmpty();
        assertThat(keys.disclosure().decrypt(before)).isEmpty();
        assertThat(keys.encryptLike(before, "Lin")).isEmpty();
        assertThat(keys.encrypt(owner, "Lin").key()).isNotEqualTo(before.key());
    }

    private static Optional<Row> lookedUp(Beside beside) {
        return sql.sql(beside.query())
                .param(beside.parameter())
                .query((row, _) -> new Row(row.getString("name"), row.getString("content")))
                .optional();
    }
}
