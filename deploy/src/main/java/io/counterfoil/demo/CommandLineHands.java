package io.counterfoil.demo;

import io.counterfoil.cli.CounterfoilCli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The command line, with the verbs of {@code venus paych}.
 *
 * @param keys where a party's key is on file
 */
record CommandLineHands(Stage stage, Function<Trader, Path> keys) implements Hands {
    private static final String VOUCHER = "voucher: ";
    private static final Pattern LONG = Pattern.compile("\\S{25,}");

    @Override
    public String name() {
        return "the command line";
    }

    @Override
    public String addFunds(Trader from, Trader to, int fil) {
        return run(from, "add-funds", from.address(), to.address(), Integer.toString(fil))
                .line();
    }

    @Override
    public String promise(Trader payer, String channel, int lane, int fil) {
        return created(payer, channel, lane, fil).line();
    }

    @Override
    public String shortfall(Trader payer, String channel, int lane, int fil) {
        var why = created(payer, channel, lane, fil).why();
        return why.substring(why.lastIndexOf(' ') + 1);
    }

    private Printed created(Trader payer, String channel, int lane, int fil) {
        return run(payer, "voucher", "create", channel, Integer.toString(fil), Integer.toString(lane));
    }

    @Override
    public void accept(Trader payee, String channel, String voucher) {
        run(payee, "voucher", "add", channel, voucher).line();
    }

    @Override
    public List<String> best(Trader payee, String channel) {
        return run(payee, "voucher", "best-spendable", channel)
                .out()
                .lines()
                .map(line -> line.substring(line.indexOf(VOUCHER) + VOUCHER.length()))
                .toList();
    }

    @Override
    public Figures figures(Trader payer, String channel) {
        var status = run(payer, "status", channel).out();
        return new Figures(figure(status, "Confirmed Amt:"), figure(status, "Voucher Redeemed Amt:"));
    }

    private static String figure(String status, String name) {
        var line = status.lines().filter(it -> it.contains(name)).findFirst().orElse("0 FIL");
        var fil = line.substring(line.indexOf(':') + 1).replace("FIL", "").strip();
        return Fil.atto(Integer.parseInt(fil));
    }

    @Override
    public void settle(Trader party, String channel) {
        run(party, "settle", channel).line();
    }

    @Override
    public Optional<String> collect(Trader party, String channel) {
        var printed = run(party, "collect", channel);
        return printed.why().isEmpty() ? Optional.empty() : Optional.of(printed.why());
    }

    private Printed run(Trader who, String... verbs) {
        var transcript = stage.transcript();
        transcript.says(who.server().name(), "S", "paych " + String.join(" ", shortened(verbs)));
        var out = new StringWriter();
        var err = new StringWriter();
        CounterfoilCli.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments(who, verbs));
        var printed = new Printed(out.toString(), err.toString().strip());
        for (var line : printed.lines()) transcript.says("S", who.server().name(), line);
        return printed;
    }

    private static List<String> shortened(String... verbs) {
        return Arrays.stream(verbs).map(Brief::text).toList();
    }

    private String[] arguments(Trader who, String... verbs) {
        var options = Stream.of(
                "--url",
                stage.wire().base().toString(),
                "--key-file",
                keys.apply(who).toString());
        return Stream.of(Stream.of("paych"), Arrays.stream(verbs), options)
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    /** @param why nothing where all went well */
    private record Printed(String out, String why) {
        String line() {
            if (!why.isEmpty()) throw new StoryBroken(why);
            return out.strip();
        }

        List<String> lines() {
            var lines = new ArrayList<String>();
            Stream.concat(out.lines(), why.lines())
                    .map(line -> LONG.matcher(line).replaceAll(word -> Brief.text(word.group())))
                    .forEach(lines::add);
            return lines;
        }
    }
}
