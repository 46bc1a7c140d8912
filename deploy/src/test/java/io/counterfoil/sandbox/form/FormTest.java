package io.counterfoil.sandbox.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
    @Test
    void is_unescaped_once() {
        assertThat(Form.parse("subject=%E9%87%91+100%25%2B&note=%2526").fields())
                .isEqualTo(Map.of("subject", "金 100%+", "note", "%26"));
    }

    @Test
    void splits_at_the_first_sign_of_equality_and_takes_no_value_for_an_empty_one() {
        assertThat(Form.parse("&a=b=c&&d&e=").fields()).isEqualTo(Map.of("a", "b=c", "d", "", "e", ""));
    }

    @Test
    void is_empty_where_there_is_nothing() {
        assertThat(Form.parse("").fields()).isEmpty();
        assertThat(Form.parse("").value("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&a=1", "a=1&%61=2", "a=%", "a=%4", "a=%zz", "%zz=a"})
    void is_none_where_readers_might_differ(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Form.parse(text));
    }

    @Test
    void is_escaped_as_browsers_do_it() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("b", "金 +&=");
        fields.put("a", "1");
        assertThat(new Form(fields).encode()).isEqualTo("b=%E9%87%91+%2B%26%3D&a=1");
        assertThat(Form.parse(new Form(fields).encode()).fields()).isEqualTo(fields);
    }
}
