package io.counterfoil.channel.filecoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.vectors.Case;
import io.counterfoil.kernel.decide.Rejected;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Addresses as text and as bytes, and texts that are none. */
public final class AddressVectors {
    /** The last letter of a text may be wrong in bits that nothing is made of: then no checksum is looked at. */
    private static final Map<String, String> REASONS = Map.of(
            "unknown network", "unknown network",
            "bad checksum", "(wrong checksum|not whole bytes in base 32)",
            "empty id", "no number",
            "id > 2^64-1", "a number beyond 2\\^64 - 1",
            "uppercase base32", "not in lower-case base 32");

    public static List<Case> cases(JsonNode file) {
        Case.only(file, "about", "vectors", "delegated", "invalid");
        var valid = Stream.concat(Case.all(file.path("vectors")), Case.all(file.path("delegated")))
                .map(it -> new Case(it.path("text").textValue(), () -> isRead(it)));
        var invalid =
                Case.all(file.path("invalid")).map(it -> new Case(it.path("why").textValue(), () -> isRefused(it)));
        return Stream.concat(valid, invalid).toList();
    }

    private static void isRead(JsonNode it) {
        Case.only(it, "text", "bytesHex", "source", "ethAddress");
        var text = it.path("text").textValue();
        var address = Address.parse(text);
        assertThat(address.bytes().hex()).isEqualTo(it.path("bytesHex").textValue());
        assertThat(new Address(Bytes.ofHex(it.path("bytesHex").textValue()))).hasToString(text);
        assertThat(Address.parse(address.toTestText())).isEqualTo(address);
        if (it.has("ethAddress")) {
            assertThat("0x" + address.bytes().hex().substring("040a".length()))
                    .isEqualTo(it.path("ethAddress").textValue());
        }
    }

    private static void isRefused(JsonNode it) {
        Case.only(it, "text", "why");
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> Address.parse(it.path("text").textValue()))
                .withMessageMatching(".*" + REASONS.getOrDefault(it.path("why").textValue(), "") + ".*");
    }

    private AddressVectors() {}
}
