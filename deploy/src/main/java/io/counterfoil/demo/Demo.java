package io.counterfoil.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Plays a story; its exit code is 0 when every step of it held. */
@Command(
        name = "deploy/demo",
        mixinStandardHelpOptions = true,
        description = "Plays a story of Counterfoil, with real requests and real signatures.")
final class Demo implements Callable<Integer> {
    static final Map<String, Story> STORIES = new TreeMap<>(
            Map.of("channel", new ChannelStory(), "order", new OrderStory(), "wechat", new WechatStory()));

    private static final String OPERATOR_KEY = "COUNTERFOIL_OPERATOR_KEY";

    private final PrintStream out;

    @Option(names = "--story", defaultValue = "order", description = "order (default), wechat, channel")
    private String story = "order";

    @Option(names = "--url", description = "A running Counterfoil; without it, one is started for the story")
    private @Nullable URI url;

    @Option(names = "--operator-key-file", description = "Its operator key; without it, from " + OPERATOR_KEY)
    private @Nullable Path operatorKeyFile;

    Demo(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, UTF_8);
        System.exit(new CommandLine(new Demo(out)).execute(args));
    }

    @Override
    public Integer call() {
        var played = STORIES.get(story);
        if (played == null) throw usage("There is no story \"" + story + "\", only " + STORIES.keySet());
        return (url == null ? onOwnInstance(played) : play(played, url, operatorKey())) ? 0 : 1;
    }

    private boolean onOwnInstance(Story played) {
        out.println("Starting Counterfoil for this story …");
        try (var instance = OwnInstance.start()) {
            var held = play(played, instance.url(), instance.operatorKey());
            if (!held) System.err.println(instance.endOfLog());
            return held;
        }
    }

    private boolean play(Story played, URI at, String operatorKey) {
        var transcript = new Transcript(out);
        transcript.title(played.title() + " (" + at + ")");
        try {
            played.play(Stage.at(at, operatorKey, transcript));
        } catch (StoryBroken | UncheckedIOException e) {
            transcript.check("the story goes on: " + e.getMessage(), false);
        }
        return transcript.verdict();
    }

    private String operatorKey() {
        try {
            if (operatorKeyFile != null)
                return Files.readString(operatorKeyFile).strip();
        } catch (IOException e) {
            throw usage("The operator key cannot be read: " + e.getMessage());
        }
        var key = System.getenv(OPERATOR_KEY);
        if (key == null) throw usage("Say who the operator is: --operator-key-file, or " + OPERATOR_KEY);
        return key;
    }

    private ParameterException usage(String why) {
        return new ParameterException(new CommandLine(this), why);
    }
}
