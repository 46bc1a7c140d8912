package io.counterfoil.notification.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.decide.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckingAUrlTest {
    private static final UrlRule PRODUCTION = new UrlRule(PublicAddresses.and(List.of()));
    private static final UrlRule DEVELOPMENT = new UrlRule(PublicAddresses.andAllOthers());
    private static final UrlRule CHOSEN =
            new UrlRule(PublicAddresses.and(List.of("10.1.0.0/16", "fd12:3456:789a::/48", "127.0.0.1")));
    private static final Path TABLES = Path.of("src/test/resources/urls");
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");
    private static final int HOSTILE_MIN = 60;

    static Stream<String> friendly() throws IOException {
        return lines("friendly.txt");
    }

    static Stream<Arguments> hostile() throws IOException {
        return lines("hostile.txt").map(line -> Arguments.of((Object[]) line.split(" ", 2)));
    }

    private static Stream<String> lines(String table) throws IOException {
        return Files.readAllLines(TABLES.resolve(table)).stream()
                .filter(line -> !line.isEmpty() && line.charAt(0) != '#');
    }

    @ParameterizedTest
    @MethodSource("friendly")
    void lets_a_public_one_through(String url) {
        assertThat(PRODUCTION.check(url)).hasToString(url);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refuses_what_leads_elsewhere(String code, String url) {
        refuses(PRODUCTION, meant(url), code);
    }

    @Test
    void has_a_table_of_hostile_ones_that_is_worth_it() throws IOException {
        assertThat(hostile().count()).isGreaterThan(HOSTILE_MIN);
        assertThat(hostile().map(line -> line.get()[1])).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.1.2.3/",
                "http://10.1.2.3/",
                "http://127.0.0.1:8080/notices",
                "http://[fd12:3456:789a::1]:8080/",
                "https://shop.internal/",
                "https://printer/",
                "https://shop.example/"
            })
    void lets_chosen_networks_through(String url) {
        assertThat(CHOSEN.check(url)).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource({
        "https://10.2.0.1/, address-private",
        "https://127.0.0.2/, address-loopback",
        "https://[fd12:3456:789b::1]/, address-private",
        "https://0x0a.1.2.3/, address-odd",
        "https://[::ffff:10.1.2.3]/, address-mapped",
        "http://shop.example/, url-not-https",
        "http://shop.internal/, url-not-https",
        "http://93.184.215.14/, url-not-https"
    })
    void lets_nothing_else_through_for_that(String url, String code) {
        refuses(CHOSEN, url, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8080/notices", "https://localhost/", "http://[::1]:9/", "http://printer/"})
    void lets_ones_own_machine_through_where_all_is_allowed(String url) {
        assertThat(DEVELOPMENT.check(url)).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource({
        "http://user@localhost/, url-credentials",
        "file:///etc/passwd, url-not-https",
        "http://a/#b, url-fragment",
        "http://0x7f.1/, address-odd",
        "http://localhost./, host-trailing-dot"
    })
    void refuses_the_rest_there_too(String url, String code) {
        refuses(DEVELOPMENT, url, code);
    }

    @Test
    void is_refused_beyond_the_longest() {
        var longest = "https://shop.example/".concat("a".repeat(UrlRule.LENGTH_MAX - "https://shop.example/".length()));
        assertThat(PRODUCTION.check(longest)).hasToString(longest);
        refuses(PRODUCTION, longest + "a", "url-too-long");
    }

    @Test
    void is_refused_for_a_name_that_no_name_server_knows() {
        var label = "a".repeat(63);
        var longest = String.join(".", label, label, label, "b".repeat(61));
        assertThat(PRODUCTION.check("https://" + longest)).hasHost(longest);
        refuses(PRODUCTION, "https://" + longest + "b", "host-malformed");
        refuses(PRODUCTION, "https://a" + label + ".example", "host-malformed");
    }

    private static String meant(String written) {
        return ESCAPE.matcher(written)
                .replaceAll(match ->
                        Character.toString(Integer.parseInt(match.group(1), 16)).replace("\\", "\\\\"));
    }

    private static void refuses(UrlRule rule, String url, String code) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> rule.check(url))
                .returns(code, Rejected::code)
                .returns("/url", Rejected::pointer);
    }
}
