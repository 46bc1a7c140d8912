package io.counterfoil;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.order.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** docs/metrics.md and the dashboard speak of what a scrape really holds. */
@CounterfoilTest
class DocumentingTheMetricsTest {
    private static final Path ROOT = Path.of("..");
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `([a-z.]+)(?:\\{[a-z,]+})?` \\|");
    private static final Pattern SCRAPED = Pattern.compile("(?m)^# TYPE (\\w+) ");
    private static final Pattern DESCRIBED = Pattern.compile("(?m)^# HELP (\\w+) +\\S");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)(?:\\{| )");
    private static final Pattern IN_A_PANEL = Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern METRIC = Pattern.compile("([a-z][a-z_]*)\\{instance");

    /** What Micrometer and Spring Boot measure by themselves. */
    private static final Pattern OF_LIBRARIES = Pattern.compile(
            "(jvm|system|http|hikaricp|jdbc|tomcat|logback|executor|tasks|disk|application|process_(cpu|uptime|start|files))_.*");

    /** What Prometheus adds to a name for its kind and unit. */
    private static final Pattern SUFFIX = Pattern.compile("_(total|max|seconds)$");

    @Autowired
    private Http http;

    /** Some are there once there is something to count. */
    @BeforeEach
    void haveSomethingHappen(@Autowired Environment environment) {
        var base = "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
        var shop = Shop.inTheSandbox(base, base, CounterfoilTest.OPERATOR_KEY);
        shop.pay(shop.place("M-1"));
        var seller = http.as(shop.secretKey);
        var goods = seller.post("/v1/goods", "{\"name\":\"Tea\",\"price\":{\"amount\":\"1999\",\"asset\":\"CNY/2\"}}")
                .at("/id");
        var order = seller.post("/v1/orders", order(goods, "somebody")).at("/id");
        assertThat(seller.post("/v1/orders", order(goods, "somebody else")).status())
                .isEqualTo(409);
        seller.post("/v1/orders/" + order + "/verify");
        await().atMost(PATIENCE)
                .until(() -> samples()
                        .containsAll(Set.of(
                                "counterfoil_callbacks_total",
                                "counterfoil_provider_calls_total",
                                "commands_rejected_total")));
    }

    private static String order(String goods, String payer) {
        return """
                {"orderNo":"M-2","goods":"%s","provider":"alipay-wap","payer":"%s"}
                """.formatted(goods, payer);
    }

    @Test
    void names_what_there_is() throws IOException {
        var scraped = names(scrape(), SCRAPED);
        assertThat(documented())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(scraped).containsAnyOf(name, name + "_total", name + "_seconds"));
    }

    @Test
    void leaves_nothing_of_ours_out() throws IOException {
        var documented = documented();
        assertThat(ours(SCRAPED)).isNotEmpty().allMatch(name -> isOf(documented, name));
    }

    @Test
    void describes_each_of_ours() {
        assertThat(ours(DESCRIBED)).isEqualTo(ours(SCRAPED));
    }

    @Test
    void has_on_the_dashboard_what_there_is() throws IOException {
        var panels = Files.readString(ROOT.resolve("deploy/dashboards/counterfoil.json"));
        var shown = IN_A_PANEL
                .matcher(panels)
                .results()
                .flatMap(expression -> names(expression.group(1), METRIC).stream())
                .collect(toCollection(TreeSet::new));
        assertThat(shown).isNotEmpty();
        assertThat(samples()).containsAll(shown);
    }

    private static boolean isOf(Set<String> documented, String scraped) {
        if (documented.contains(scraped)) return true;
        var shorter = SUFFIX.matcher(scraped).replaceFirst("");
        return !shorter.equals(scraped) && isOf(documented, shorter);
    }

    private static Set<String> documented() throws IOException {
        return DOCUMENTED
                .matcher(Files.readString(ROOT.resolve("docs/metrics.md")))
                .results()
                .map(found -> found.group(1).replace('.', '_'))
                .collect(toCollection(TreeSet::new));
    }

    private Set<String> ours(Pattern line) {
        return names(scrape(), line).stream()
                .filter(name -> !OF_LIBRARIES.matcher(name).matches())
                .collect(toCollection(TreeSet::new));
    }

    private Set<String> samples() {
        return names(scrape(), SAMPLE);
    }

    private static Set<String> names(String text, Pattern line) {
        return line.matcher(text).results().map(found -> found.group(1)).collect(toCollection(TreeSet::new));
    }

    private String scrape() {
        return http.asNobody().get("/actuator/prometheus").text();
    }
}
