package io.counterfoil.bench.positions;

import io.counterfoil.Counterfoil;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** An application on the log that writes to it, where it is asked to, and reads all of it; a process of its own, or not. */
final class Node implements AutoCloseable {
    /** Of all that share a database. */
    private static final String ONE_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final Field field;
    private final String name;
    private final ConfigurableApplicationContext context;

    Node(Field field, String name, String url) {
        this.field = field;
        this.name = name;
        context = new SpringApplication(Counterfoil.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--counterfoil.roles=sandbox",
                        "--counterfoil.data=" + field.directory().resolve(name),
                        "--spring.datasource.url=" + url,
                        "--counterfoil.master-key=" + ONE_KEY,
                        "--logging.threshold.console=OFF",
                        "--logging.file.name=" + field.directory().resolve(name + ".log"));
    }

    /** Writes and reads in a process of its own, until there is nothing more to write and all is read. */
    static void main(String[] args) throws Exception {
        var field = new Field(Path.of(args[0]));
        var name = args[1];
        try (var node = new Node(field, name, args[2]);
                var threads = Executors.newCachedThreadPool()) {
            var reading = threads.submit(node.reader(0));
            node.write(Integer.parseInt(args[3]), Long.parseLong(args[4]));
            field.quiet(name);
            reading.get();
        }
        // Threads of Axon would keep the process alive.
        System.exit(0);
    }

    private void write(int writers, long seed) throws InterruptedException, ExecutionException {
        var log = context.getBean(EventStorageEngine.class);
        try (var notes = new Notes(field.notes(name));
                var threads = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                writing.add(threads.submit(new Writer(log, notes, field, name + "/" + i, seed)));
            }
            for (var one : writing) one.get();
        }
    }

    Reader reader(int number) {
        return new Reader(context.getBean(EventStore.class), field, name + "-" + number);
    }

    @Override
    public void close() {
        context.close();
    }
}
