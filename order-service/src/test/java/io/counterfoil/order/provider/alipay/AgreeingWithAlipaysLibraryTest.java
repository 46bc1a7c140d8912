package io.counterfoil.order.provider.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.order.provider.wire.FreshKeys;
import io.counterfoil.order.provider.wire.Witness;
import java.io.File;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.Security;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alipay's own library for Java signs and verifies beside us, over forms that a seed makes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgreeingWithAlipaysLibraryTest {
    private static final int FORMS = 150;
    private static final List<String> PIECES =
            List.of("金币", "礼包", "+", "%", "%2B", "&", "=", "\"", "\\", " ", "\n", "a", "0.01", "🪙", "é", "sign");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private Witness library;

    @BeforeAll
    void start() {
        System.out.println("seed " + seed);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var libraries = String.join(File.separator, "target", "alipay-sdk", "*");
        var source = String.join(File.separator, "src", "test", "oracle", "AlipayOracle.java");
        library = new Witness(new File("."), List.of(java, "-Dfile.encoding=UTF-8", "-cp", libraries, source));
    }

    @AfterAll
    void stop() {
        library.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK"})
    void makes_the_same_signatures(String charset) {
        forms().forEach(form -> {
            var content = AlipaySignature.requestContent(form);
            var sign = AlipaySignature.sign(content, Charset.forName(charset), Alipay.KEYS.getPrivate());
            assertThat(ask("sign", charset, FreshKeys.privateText(Alipay.KEYS), form))
                    .isEqualTo(sign);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK"})
    void has_its_notices_believed(String charset) {
        forms().forEach(form -> {
            var content = AlipaySignature.noticeContent(form);
            var signed = signed(form, content, Charset.forName(charset));
            assertThat(ask("notice", charset, FreshKeys.publicText(Alipay.KEYS), signed))
                    .isEqualTo("true");
            assertThat(ask("request", charset, FreshKeys.publicText(Alipay.KEYS), signed))
                    .isEqualTo("false");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK"})
    void has_its_requests_believed(String charset) {
        forms().forEach(form -> {
            var signed = signed(form, AlipaySignature.requestContent(form), Charset.forName(charset));
            assertThat(ask("request", charset, FreshKeys.publicText(Alipay.KEYS), signed))
                    .isEqualTo("true");
        });
    }

    @Test
    void agrees_on_what_was_changed() {
        forms().forEach(form -> {
            var signed = signed(form, AlipaySignature.noticeContent(form), UTF_8);
            var name = signed.keySet().stream()
                    .filter(n -> !n.startsWith("sign"))
                    .findAny()
                    .orElseThrow();
            var changed = Alipay.with(signed, name, signed.get(name) + "x");
            var content = AlipaySignature.noticeContent(changed);
            var sign = changed.getOrDefault("sign", "");
            assertThat(AlipaySignature.verifies(content, UTF_8, sign, Alipay.KEYS.getPublic()))
                    .isFalse();
            assertThat(ask("notice", "UTF-8", FreshKeys.publicText(Alipay.KEYS), changed))
                    .isEqualTo("false");
        });
    }

    /** The class of it that calls the gateway empties a security property of the JVM that loads it. */
    @Test
    void never_comes_into_our_own_process() {
        assertThat(getClass().getClassLoader().getResource("com/alipay/api/AlipayClient.class"))
                .isNull();
        assertThat(Security.getProperty("jdk.certpath.disabledAlgorithms")).contains("MD5");
    }

    private List<Map<String, String>> forms() {
        return IntStream.range(0, FORMS).mapToObj(i -> form()).toList();
    }

    private Map<String, String> form() {
        var form = new HashMap<>(Map.of("sign_type", "RSA2", "charset", "utf-8"));
        IntStream.rangeClosed(0, random.nextInt(12)).forEach(i -> form.put(name(), value()));
        return form;
    }

    private String name() {
        return random.ints(1 + random.nextInt(8), 'a', 'e')
                .mapToObj(Character::toString)
                .collect(Collectors.joining("_"));
    }

    private String value() {
        return random.ints(random.nextInt(6), 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(Collectors.joining());
    }

    private static Map<String, String> signed(Map<String, String> form, String content, Charset charset) {
        return Alipay.with(form, "sign", AlipaySignature.sign(content, charset, Alipay.KEYS.getPrivate()));
    }

    private String ask(String question, String charset, String key, Map<String, String> form) {
        return library.ask(String.join("\t", question, charset, key, AlipayForm.encode(form, UTF_8)));
    }
}
