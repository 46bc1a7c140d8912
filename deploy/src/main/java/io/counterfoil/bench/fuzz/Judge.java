package io.counterfoil.bench.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.counterfoil.bench.world.Findings;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must hold of every answer, whatever was sent. */
final class Judge {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern INSIDES = Pattern.compile(
            "\\bat [a-z]+\\.[a-z.]+\\(|\\bjavax?\\.[a-z]|\\bsun\\.|org\\.springframework|io\\.counterfoil\\.|PSQLException");
    private static final String PROBLEM = "application/problem+json";
    /** Alipay's, and WeChat Pay's. */
    private static final Set<String> PROTOCOLS_ANSWERS =
            Set.of("success", "fail", "{\"code\":\"FAIL\",\"message\":\"失败\"}");
    /** What HTTP itself demands of a server that was asked for what it does not have. */
    private static final Set<Integer> HTTPS_OWN = Set.of(501, 505);
    /** The container refuses these before anybody of ours hears of them. */
    private static final List<Integer> NOT_HTTP = List.of(0, 400, 414, 431);

    /** Of a head, and less than of a body. */
    private static final int LISTENED_TO_BYTES_MAX = 8 * 1024;

    private final Findings findings;
    final LongAdder busy = new LongAdder();

    Judge(Findings findings) {
        this.findings = findings;
    }

    void judge(Draft draft, Sent sent, Town town) {
        if (isWrong(draft, sent)) blame(draft, sent, "answers in no form of ours");
        if (INSIDES.matcher(sent.body()).find()) blame(draft, sent, "tells of its insides");
        if (sent.body().contains(Town.CONFIDENTIAL) && !town.isPrivy(draft.key)) {
            blame(draft, sent, "tells what was confided by another");
        }
    }

    /** Whoever is not listened to any longer may not hear the answer either. */
    void noAnswer(Draft draft, Exception why) {
        if (draft.bytes().length <= LISTENED_TO_BYTES_MAX) findings.add("no answer", why + " to " + draft);
    }

    /** Of bytes that are no HTTP only this is asked. */
    void judgeNotHttp(byte[] bytes, Sent sent) {
        var server = sent.status() >= 500 && !HTTPS_OWN.contains(sent.status());
        if (server || INSIDES.matcher(sent.body()).find()) {
            findings.add(
                    "what is no HTTP is answered " + sent.status(),
                    Draft.shortened(sent.body()) + " to " + Draft.shortened(new String(bytes, ISO_8859_1)));
        }
    }

    private boolean isWrong(Draft draft, Sent sent) {
        if (draft.raw && (NOT_HTTP.contains(sent.status()) || HTTPS_OWN.contains(sent.status()))) return false;
        if (sent.status() == 503) {
            busy.increment();
            return sent.header("retry-after").isEmpty() && !isProtocols(draft, sent);
        }
        if (sent.status() >= 500 || sent.status() < 200 || sent.status() / 100 == 3) return true;
        return sent.status() >= 400 && !draft.method.equals("HEAD") && !isProtocols(draft, sent) && !isProblem(sent);
    }

    private static boolean isProtocols(Draft draft, Sent sent) {
        return Route.isCallback(draft.path) && PROTOCOLS_ANSWERS.contains(sent.body());
    }

    private static boolean isProblem(Sent sent) {
        if (!sent.header("content-type").startsWith(PROBLEM)) return false;
        try {
            JsonNode problem = JSON.readTree(sent.body());
            return CODE.matcher(problem.path("code").asString("")).matches()
                    && problem.path("status").asInt(0) == sent.status();
        } catch (JacksonException notJson) {
            return false;
        }
    }

    private void blame(Draft draft, Sent sent, String what) {
        findings.add(
                what + " " + sent.status() + " " + sent.header("content-type"),
                Draft.shortened(sent.body()) + " to " + draft);
    }
}
