package io.counterfoil.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** Each is measured and told of; what is told means nothing yet. */
class MeasuringSmallPartsTest {
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void ends_with_what_each_takes() {
        var code = new CommandLine(new Micro(new PrintStream(told, true, UTF_8)))
                .execute("--rounds", "1", "--seconds", "0.01", "--forks", "0");
        assertThat(code).isZero();
        var last = new JsonMapper()
                .readTree(told.toString(UTF_8).strip().lines().toList().getLast());
        assertThat(last.at("/scenario").asString()).isEqualTo("micro");
        assertThat(last.at("/figures").propertyNames())
                .contains(
                        "believing_a_signature_believed_nanos",
                        "comparing_positions_covered_nanos",
                        "deciding_an_order_paid_nanos",
                        "deriving_an_id_order_bytes",
                        "keeping_an_event_read_nanos",
                        "keeping_an_event_written_bytes");
    }
}
