package io.counterfoil.cli.paych;

import io.counterfoil.channel.filecoin.Address;
import io.counterfoil.channel.filecoin.FilAmount;
import io.counterfoil.channel.filecoin.PaychText.Tool;
import io.counterfoil.cli.WrongUsage;
import io.counterfoil.kernel.decide.Rejected;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom it calls, in whose name, and in whose words it tells what it hears. */
final class Session {
    private static final String URL = "COUNTERFOIL_URL";
    private static final String KEY = "COUNTERFOIL_KEY";

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:" + URL + ":-http://127.0.0.1:8080}",
            description = "a running Counterfoil; from " + URL + ", else http://127.0.0.1:8080")
    private @Nullable URI url;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = {"the key to show there, a merchant's or the operator's;", "else from " + KEY})
    private @Nullable Path keyFile;

    @Option(names = "--lotus", description = "in the words of lotus, where they are others than those of venus")
    private boolean lotus;

    Node node() {
        return node(UUID.randomUUID().toString());
    }

    /** @param request what its calls are called there */
    Node node(String request) {
        if (url == null) throw new WrongUsage("--url: a Counterfoil has to be named");
        return new Node(url, key(), request);
    }

    private String key() {
        @Nullable String given = System.getenv(KEY);
        try {
            if (keyFile != null) return Files.readString(keyFile).strip();
        } catch (IOException e) {
            throw new WrongUsage("--key-file: cannot read " + keyFile);
        }
        if (given == null) throw new WrongUsage("Say who asks: --key-file, or " + KEY);
        return given.strip();
    }

    Tool tool() {
        return lotus ? Tool.LOTUS : Tool.VENUS;
    }

    /** As it was given: scripts compare it. */
    static String address(String text) {
        read(text, Address::parse);
        return text;
    }

    /** @return attoFIL */
    static BigInteger amount(String text) {
        return read(text, FilAmount::parse);
    }

    static <T> T read(String text, Function<String, T> form) {
        try {
            return form.apply(text);
        } catch (Rejected unreadable) {
            throw new WrongUsage("Error: " + unreadable.getMessage());
        }
    }
}
