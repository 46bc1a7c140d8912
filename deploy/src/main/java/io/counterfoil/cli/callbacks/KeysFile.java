package io.counterfoil.cli.callbacks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.cli.WrongUsage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The fields of an account, as a JSON object of strings. */
final class KeysFile {
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    static Map<String, String> read(Path file) {
        try {
            return new ObjectMapper().readValue(InputFile.read("--keys", file), FIELDS);
        } catch (IOException e) {
            throw new WrongUsage("--keys: " + file + " is not a JSON object of strings");
        }
    }

    private KeysFile() {}
}
