package io.counterfoil.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What figures were taken on: they mean nothing without. */
public final class Machine {
    private static final Path LOAD = Path.of("/proc/loadavg");
    private static final Path CPU = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final int KIB_A_GIB = 1 << 20;

    private static final String SETTINGS = """
            select name || ' ' || setting || coalesce(' ' || unit, '') from pg_settings
             where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'shared_buffers',
                            'max_wal_size', 'wal_sync_method', 'wal_compression', 'commit_delay')
             order by name
            """;

    /** One, five and fifteen minutes; above the number of cores something else was running too. */
    static String load() {
        return firstLine(LOAD, "").replaceAll(" [0-9]+/.*", "");
    }

    public static Map<String, Object> facts(JdbcClient sql, Path data) {
        var facts = new TreeMap<String, Object>();
        facts.put("machine", describe(data));
        facts.put("java", Runtime.version() + ", heap " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
        facts.put(
                "postgresql", sql.sql("show server_version").query(String.class).single());
        facts.put("settings", sql.sql(SETTINGS).query(String.class).list());
        facts.put("flushes_per_second", DiskFlush.perSecond(data));
        return facts;
    }

    /** @param data where it keeps its data */
    public static String describe(Path data) {
        var processor = firstLine(CPU, "model name").replaceAll(".*: ", "");
        var memory = firstLine(MEMORY, "MemTotal").replaceAll("\\D", "");
        var gib = memory.isEmpty() ? "?" : Long.toString(Long.parseLong(memory) / KIB_A_GIB);
        return Runtime.getRuntime().availableProcessors() + " cores, " + processor + ", " + gib + " GiB, "
                + fileSystem(data) + ", " + System.getProperty("os.name") + " " + System.getProperty("os.version");
    }

    private static String fileSystem(Path data) {
        try {
            return Files.getFileStore(data).type();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where the system has no such file. */
    private static String firstLine(Path file, String start) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(start)).findFirst().orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    private Machine() {}
}
