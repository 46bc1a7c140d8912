package io.counterfoil.bench.measure;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.counterfoil.bench.world.BenchBroken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where the time goes, by Java's own flight recorder: where threads are running, sampled. */
public final class Profile implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(10);
    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final int ROWS = 25;
    private static final int HUNDRED = 100;

    private final Optional<Path> file;
    private final Recording recording = new Recording();

    private Profile(Optional<Path> file) {
        this.file = file;
        if (file.isEmpty()) return;
        recording.enable(SAMPLE).withPeriod(PERIOD);
        recording.enable("jdk.GCPhasePause");
        recording.enable("jdk.JavaMonitorEnter").withThreshold(PERIOD).withStackTrace();
        recording.start();
    }

    /** @param file where the recording goes; without one nothing is recorded */
    public static Profile into(Optional<Path> file) {
        return new Profile(file);
    }

    /**
     * By thread, by the method that runs, and by all the methods that wait for it; nothing where nothing was recorded.
     */
    public Map<String, List<String>> summary() {
        if (file.isEmpty()) return Map.of();
        try {
            recording.dump(file.get());
            var samples = RecordingFile.readAllEvents(file.get()).stream()
                    .filter(event -> event.getEventType().getName().equals(SAMPLE))
                    .toList();
            return Map.of(
                    "profile_threads", top(samples, event -> thread(event).stream()),
                    "profile_methods", top(samples, event -> methods(event).limit(1)),
                    "profile_callers", top(samples, event -> methods(event).distinct()));
        } catch (IOException e) {
            throw new BenchBroken("the profile cannot be kept: " + e.getMessage(), e);
        }
    }

    private static List<String> top(List<RecordedEvent> samples, Function<RecordedEvent, Stream<String>> by) {
        var counts = samples.stream().flatMap(by).collect(groupingBy(Function.identity(), counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(ROWS)
                .map(entry -> entry.getValue() * HUNDRED / samples.size() + " % " + entry.getKey())
                .toList();
    }

    private static Optional<String> thread(RecordedEvent event) {
        return Optional.ofNullable(event.getThread("sampledThread"))
                .map(thread -> String.valueOf(thread.getJavaName()).replaceAll("[-0-9]+$", ""));
    }

    private static Stream<String> methods(RecordedEvent event) {
        return Stream.ofNullable(event.getStackTrace())
                .flatMap(trace -> trace.getFrames().stream())
                .map(Profile::name);
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    @Override
    public void close() {
        recording.close();
    }
}
