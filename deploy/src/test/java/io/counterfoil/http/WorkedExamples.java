package io.counterfoil.http;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import io.counterfoil.Http.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays the examples of a page: a request in a block, the answer in the next one.
 *
 * <p>A comment before a request, {@code <!-- until "attempts" : 1 -->}, has it sent again until its answer says so; one after
 * an answer, {@code <!-- $SECRET_KEY is /key -->}, keeps a value of it, or
 * {@code all}, for the requests that follow.
 */
final class WorkedExamples {
    private static final Pattern EXAMPLE = Pattern.compile(
            "(?:<!-- until (?<until>.*?) -->\\n\\n?)?```http\\n(?<request>(?:GET|POST|PUT|DELETE) .*?)\\n```\\n(?<between>[^`]*?)"
                    + "```http\\n(?<answer>\\d{3} .*?)```(?<keep>(?:\\n<!-- \\$[A-Z_]+ is .*? -->)*)",
            Pattern.DOTALL);
    private static final Pattern KEEP = Pattern.compile("<!-- (\\$[A-Z_]+) is (.*?) -->");
    private static final Pattern AT_LEAST = Pattern.compile("atLeast=\\d+");
    private static final String POSITION = "Counterfoil-Position";
    private static final String POSITION_SHOWN = "120";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Http http;
    private final Samples samples = new Samples();
    private final Map<String, String> kept = new HashMap<>(
            Map.of("$OPERATOR_KEY", CounterfoilTest.OPERATOR_KEY, "$AUDITOR_KEY", CounterfoilTest.AUDITOR_KEY));
    private final List<String> routes = new ArrayList<>();
    private String position = "0";

    WorkedExamples(Http http) {
        this.http = http;
    }

    /** The page with the answers that came. */
    String play(String page) {
        return EXAMPLE.matcher(page).replaceAll(example -> Matcher.quoteReplacement(play(example)));
    }

    /** What was asked, method and path as they were sent. */
    List<String> routes() {
        return routes;
    }

    private String play(MatchResult example) {
        var answer = answer(example);
        boolean isStatusAlone = example.group("answer").strip().lines().count() == 1;
        var shown = isStatusAlone ? status(answer) + "\n" : shown(answer);
        KEEP.matcher(example.group("keep"))
                .results()
                .forEach(keep -> kept.put(keep.group(1), value(answer, keep.group(2))));
        int from = example.start("answer") - example.start();
        int to = example.end("answer") - example.start();
        return example.group().substring(0, from) + shown + example.group().substring(to);
    }

    private static String value(Answer answer, String pointer) {
        return pointer.equals("all") ? answer.text() : answer.at(pointer);
    }

    private Answer answer(MatchResult example) {
        var until = example.group("until");
        if (until == null) return send(example.group("request"));
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> send(example.group("request")),
                        answer -> text(answer).contains(until));
    }

    private Answer send(String block) {
        var parts = live(block).split("\n\n", 2);
        var lines = parts[0].lines().toList();
        var space = lines.getFirst().indexOf(' ');
        var request = http.asNobody();
        for (int i = 1; i < lines.size(); i++) {
            var colon = lines.get(i).indexOf(':');
            request = request.with(
                    lines.get(i).substring(0, colon),
                    lines.get(i).substring(colon + 1).strip());
        }
        var path = lines.getFirst().substring(space + 1);
        var answer = request.send(lines.getFirst().substring(0, space), path, parts.length == 2 ? parts[1] : null);
        routes.add(lines.getFirst().replaceFirst("\\?.*", ""));
        if (!answer.header(POSITION).isEmpty()) position = answer.header(POSITION);
        return answer;
    }

    private String live(String block) {
        var text = AT_LEAST.matcher(samples.live(block)).replaceAll("atLeast=" + position);
        for (var name : kept.entrySet()) text = text.replace(name.getKey(), name.getValue());
        return text;
    }

    private String shown(Answer answer) {
        var shown = new StringBuilder(status(answer)).append('\n');
        if (!answer.header(POSITION).isEmpty()) shown.append(POSITION + ": " + POSITION_SHOWN + "\n");
        if (!answer.header("Retry-After").isEmpty())
            shown.append("Retry-After: ").append(answer.header("Retry-After")).append('\n');
        if (!answer.text().isEmpty())
            shown.append('\n').append(samples.shown(text(answer))).append('\n');
        return shown.toString();
    }

    private static String status(Answer answer) {
        return answer.status() + " " + HttpStatus.valueOf(answer.status()).getReasonPhrase();
    }

    private static String text(Answer answer) {
        boolean isJson = answer.header("Content-Type").contains("json");
        return isJson ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer.json()) : answer.text();
    }
}
