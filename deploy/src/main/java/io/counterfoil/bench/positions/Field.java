package io.counterfoil.bench.positions;

import io.counterfoil.bench.world.BenchBroken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The directory over which processes tell each other how far they are, and which outlives those that are killed. */
record Field(Path directory) {
    private static final String STOP = "stop";
    private static final String END = "end";
    private static final String SEEN = ".seen";

    /** Nobody writes any longer. */
    void stop() {
        write(STOP, "");
    }

    boolean isStopped() {
        return Files.exists(directory.resolve(STOP));
    }

    /** @param position the last one that there will be */
    void end(long position) {
        write(END, Long.toString(position));
    }

    Optional<Long> end() {
        return read(END).map(Long::valueOf);
    }

    /** That whoever this is has written their last. */
    void quiet(String who) {
        write(who + ".quiet", "");
    }

    boolean isQuiet(String who) {
        return Files.exists(directory.resolve(who + ".quiet"));
    }

    /** What a consumer saw, from the first event to the last. */
    void saw(String who, String digest) {
        write(who + SEEN, digest);
    }

    List<Seen> seen() {
        return files(name -> name.endsWith(SEEN)).map(Field::seen).toList();
    }

    private static Seen seen(Path file) {
        var name = file.getFileName().toString();
        return new Seen(name.substring(0, name.length() - SEEN.length()), content(file));
    }

    Path notes(String who) {
        return directory.resolve(who + ".notes");
    }

    Stream<Path> allNotes() {
        return files(name -> name.endsWith(".notes"));
    }

    private Stream<Path> files(Predicate<String> named) {
        try (var all = Files.list(directory)) {
            return all.filter(file -> named.test(file.getFileName().toString())).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> read(String name) {
        var file = directory.resolve(name);
        return Files.exists(file) ? Optional.of(content(file)) : Optional.empty();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** There whole or not at all. */
    private void write(String name, String content) {
        try {
            var draft = Files.writeString(directory.resolve(name + ".draft"), content);
            Files.move(draft, directory.resolve(name));
        } catch (IOException e) {
            throw new BenchBroken("nothing can be noted: " + e.getMessage(), e);
        }
    }

    /** @param digest of all positions and events, in the order in which they came */
    record Seen(String consumer, String digest) {}
}
