package io.counterfoil.order.provider.alipay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.order.provider.wire.Malformed;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlipayFormTest {
    private static final Charset GBK = Charset.forName("GBK");

    @Test
    void is_decoded_exactly_once() {
        assertThat(parse("body=1%2B1%252B1+x").value("body")).isEqualTo("1+1%2B1 x");
    }

    @Test
    void gives_back_what_was_encoded() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("subject", "金币 礼包+100% & more=less");
        parameters.put("body", "");
        assertThat(parse(AlipayForm.encode(parameters, UTF_8)).parameters()).isEqualTo(parameters);
    }

    @Test
    void is_read_in_the_charset_that_it_names_itself() {
        var body = AlipayForm.encode(Map.of("subject", "金币", "charset", "GBK"), GBK);
        assertThat(parse(body)).satisfies(form -> {
            assertThat(form.value("subject")).isEqualTo("金币");
            assertThat(form.charset()).isEqualTo(GBK);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "=1",
                "a=1&",
                "a=1&&b=2",
                "a=1&a=1",
                "a=1&%61=2",
                "a=%",
                "a=%4",
                "a=%4g",
                "a=%+1",
                "a=1\n",
                "a=1 2",
                "a=\u00e9",
                "a=%FF",
                "a=%C0%AF",
                "charset=utf-7&a=1",
                "a%26b=1",
                "a%3D1%26b=1",
                "a+b=1",
                "a.b=1",
                "%C3%A9=1"
            })
    void is_refused_where_it_leaves_something_to_guess(String body) {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> AlipayForm.parse(body.getBytes(ISO_8859_1)));
    }

    @Test
    void has_at_most_200_parameters() {
        assertThat(parse(parameters(AlipayForm.PARAMETERS_MAX)).parameters()).hasSize(200);
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> parse(parameters(AlipayForm.PARAMETERS_MAX + 1)));
    }

    private static String parameters(int count) {
        return IntStream.range(0, count).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));
    }

    private static AlipayForm parse(String body) {
        return AlipayForm.parse(body.getBytes(US_ASCII));
    }
}
