package io.counterfoil.bench.mixed;

import io.counterfoil.bench.measure.Door;
import io.counterfoil.bench.measure.Sheet;
import io.counterfoil.bench.measure.Shop;
import io.counterfoil.bench.measure.Stretch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What callers ask for, in turn, and how long each kind takes. */
final class Day implements AutoCloseable {
    private static final int TURNS = 20;
    private static final int PERCENT_MEDIAN = 50;
    private static final int PERCENT_WORST = 99;

    private final Door.Visit visit;
    private final Shop shop;
    private final AtomicLong turn = new AtomicLong();
    private final Map<String, Queue<Long>> nanos = new ConcurrentHashMap<>();
    /** The order placed last. */
    private volatile String order;

    Day(Door door, Shop shop) {
        this.visit = door.visit();
        this.shop = shop;
        this.order = placed(door);
    }

    private static String placed(Door door) {
        try (var visit = door.visit()) {
            return visit.place();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void request() throws IOException {
        var begin = System.nanoTime();
        var kind = ask((int) (turn.getAndIncrement() % TURNS));
        nanos.computeIfAbsent(kind, _ -> new ConcurrentLinkedQueue<>()).add(System.nanoTime() - begin);
    }

    private String ask(int which) throws IOException {
        if (which % 5 == 0) {
            order = visit.place();
            return "place";
        }
        if (which % 5 == 1 && which != 1) {
            visit.get("/v1/orders?limit=20");
            return "list";
        }
        if (which == 1) {
            visit.get("/v1/orders/" + order + "/timeline");
            return "timeline";
        }
        if (which % 10 == 2) {
            visit.get("/v1/goods/" + shop.goods());
            return "goods";
        }
        visit.get("/v1/orders/" + order);
        return "read";
    }

    void note(Sheet sheet) {
        nanos.forEach((kind, each) -> {
            var stretch = new Stretch(
                    1, each.stream().mapToLong(Long::longValue).sorted().toArray());
            sheet.note(kind + "_micros_p50", stretch.micros(PERCENT_MEDIAN));
            sheet.note(kind + "_micros_p99", stretch.micros(PERCENT_WORST));
        });
    }

    @Override
    public void close() {
        visit.close();
    }
}
