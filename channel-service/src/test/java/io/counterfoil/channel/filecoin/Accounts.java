package io.counterfoil.channel.filecoin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/** The parties of our vectors, whose keys are in the file of vouchers. */
public final class Accounts {
    private static final JsonNode ACCOUNTS = read();

    /** @param name K1 to K5 */
    public static FilecoinKey key(String name) {
        return FilecoinKey.of(HexFormat.of()
                .parseHex(ACCOUNTS.path(name).path("privateKeyHex").textValue()));
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(new File("src/test/resources/vectors/channels/filecoin_vouchers.json"))
                    .path("accounts");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Accounts() {}
}
