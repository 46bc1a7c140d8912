package io.counterfoil.platform.outbound;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Every line of this process. Starts last and stops first: what a call reports goes through everything else. */
final class Switchboard implements SmartLifecycle {
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(10);

    private final List<Dialler> diallers;
    private volatile boolean running;

    Switchboard(List<Line> lines, Claims claims, InstantSource clock, Wakes wakes) {
        diallers =
                lines.stream().map(line -> connect(line, claims, clock, wakes)).toList();
    }

    private static Dialler connect(Line line, Claims claims, InstantSource clock, Wakes wakes) {
        var dialler = new Dialler(line, claims, clock, Thread.ofVirtual().factory());
        wakes.listen(line.kind(), dialler::wake);
        return dialler;
    }

    @Override
    public void start() {
        diallers.forEach(Dialler::start);
        running = true;
    }

    @Override
    public void stop() {
        stop(STOP_WAIT_MAX);
    }

    void stop(Duration wait) {
        running = false;
        diallers.forEach(Dialler::stopTaking);
        var until = System.nanoTime() + wait.toNanos();
        try {
            for (var dialler : diallers) {
                dialler.stop(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
