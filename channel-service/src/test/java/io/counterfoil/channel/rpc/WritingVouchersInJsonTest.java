package io.counterfoil.channel.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.channel.filecoin.VoucherText;
import io.counterfoil.kernel.decide.Rejected;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class WritingVouchersInJsonTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PLAIN = """
            {"ChannelAddr":"f2ykjfjhhcnvffatcjxens4odjyrtnslssvtxnevq","TimeLockMin":0,"TimeLockMax":0,\
            "SecretHash":null,"Extra":null,"Lane":0,"Nonce":1,"Amount":"2000000000000000000","MinSettleHeight":0,\
            "Merges":null,"Signature":{"Type":1,"Data":\
            "yO8PsvrV7Y17hZr8WorrAy+YIN58U6KGlLhV8RCMi8FVT7dzOo9V1zAXh4KSG37EJyGoNG+lo0XTK6cASyjXoA=="}}""";

    /** All that has a voucher in it comes out of JSON as it went in, to the byte. */
    @Test
    void loses_nothing() {
        var vouchers = JSON.readTree(Path.of("src/test/resources/vectors/channels/filecoin_vouchers.json"));
        assertThat(vouchers.path("vectors").size()).isPositive();
        for (var it : vouchers.path("vectors")) {
            assertSame(it.path("textBase64Url").asString());
            assertSame(it.path("unsignedTextBase64Url").asString());
        }
        for (var it : vouchers.path("upstream")) {
            if (it.has("textBase64Url")) assertSame(it.path("textBase64Url").asString());
        }
    }

    private static void assertSame(String text) {
        var json = JSON.readTree(VoucherJson.write(VoucherText.read(text)).toString());
        assertThat(VoucherJson.read(json)).hasToString(text);
    }

    @Test
    void has_the_form_that_nodes_give_it() {
        var signed = VoucherText.read(
                "i1UCwpJUnOJtSlBMSbkbLjhpxGbZLlIAAED2AAFJABvBbWdOyAAAAIBYQgHI7w-y6vXtjXuFmvxaiusDL5gg3n"
                        + "xTooaUuFXxEIyLwVVPt3M6j1XXMBeHgpIbfsQschqDRvpaNF0yunAEso16AA");
        var json = VoucherJson.write(signed);
        assertThat(json.propertyNames())
                .containsExactlyElementsOf(JSON.readTree(PLAIN).propertyNames());
        assertThat(((ObjectNode) json.path("Signature")).propertyNames()).containsExactly("Type", "Data");
        assertThat(json.path("Signature").path("Type").asInt()).isEqualTo(1);
        assertThat(without(json, "Signature")).isEqualTo(without(JSON.readTree(PLAIN), "Signature"));
    }

    private static String without(JsonNode json, String field) {
        return ((ObjectNode) json.deepCopy()).without(field).toString();
    }

    @Test
    void takes_what_is_left_out_for_nothing_and_the_older_name_of_a_secret_for_the_newer() {
        var bare = "{\"ChannelAddr\":\"t2ykjfjhhcnvffatcjxens4odjyrtnslssvtxnevq\",\"Amount\":\"1\"";
        assertThat(VoucherJson.read(JSON.readTree(bare + "}")))
                .isEqualTo(VoucherJson.read(JSON.readTree(bare
                        + ",\"TimeLockMin\":0,\"TimeLockMax\":null,\"SecretPreimage\":null,\"Extra\":null,\"Lane\":0,"
                        + "\"Nonce\":0,\"MinSettleHeight\":0,\"Merges\":[],\"Signature\":null}")));
        assertThat(VoucherJson.read(JSON.readTree(bare + ",\"SecretPreimage\":\"AQI=\"}")))
                .isEqualTo(VoucherJson.read(JSON.readTree(bare + ",\"SecretHash\":\"AQI=\"}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lane | -1 | a number beyond 0 to 2^64 - 1",
                "Lane | \"1\" | not a whole number",
                "Lane | 1.0 | not a whole number",
                "Nonce | 18446744073709551616 | a number beyond 0 to 2^64 - 1",
                "Amount | 1 | an amount is a text",
                "Amount | \"1.5\" | an amount is a whole number of attoFIL, as text",
                "Amount | \"\" | an amount is a whole number of attoFIL, as text",
                "TimeLockMin | 9223372036854775808 | not a whole number of 64 bits",
                "SecretHash | \"=\" | not base64",
                "SecretHash | 1 | base64 is a text",
                "ChannelAddr | \"f2x\" | The address cannot be read",
                "ChannelAddr | null | an address is a text",
                "Extra | {} | an address is a text",
                "Merges | {} | Merges are an array of at most 8192",
                "Merges | [{}] | not a whole number",
                "Signature | {\"Type\":0,\"Data\":\"AQ==\"} | a signature of no kind",
                "Signature | {\"Type\":\"secp256k1\",\"Data\":\"AQ==\"} | not a whole number of 64 bits",
                "Color | 1 | a voucher has no Color",
            })
    void refuses_what_cannot_be_meant(String field, String value, String why) {
        var damaged = ((ObjectNode) JSON.readTree(PLAIN)).set(field, JSON.readTree(value));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> VoucherJson.read(damaged))
                .withMessageContaining(why);
    }
}
