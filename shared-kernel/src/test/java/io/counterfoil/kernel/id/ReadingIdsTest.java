package io.counterfoil.kernel.id;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderId;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is an id and what is not is said here by regular expressions. */
class ReadingIdsTest {
    private static final String BODY = "[0123456789abcdefghjkmnpqrstvwxyz]{26}";
    private static final Pattern ORDER = Pattern.compile("or_" + BODY);
    private static final Pattern ATTEMPT = Pattern.compile(BODY + "(0[1-9]|[1-9][0-9])");
    private static final long SEEDS = 10;
    private static final int TEXTS_A_SEED = 500;
    private static final String SPOILERS = "0oil_AZ-19 é٣😀";

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void takes_those_of_the_right_form_only(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < TEXTS_A_SEED; i++) {
            agree(ORDER, spoilt(random, OrderId.PREFIX + "_" + Ids.encode(bytes(random))));
            agree(ATTEMPT, spoilt(random, Ids.encode(bytes(random)) + random.nextInt(10) + random.nextInt(10)));
        }
    }

    private static void agree(Pattern form, String text) {
        ThrowingCallable reading = form == ORDER ? () -> new OrderId(text) : () -> new AttemptNo(text);
        if (form.matcher(text).matches()) assertThatCode(reading).doesNotThrowAnyException();
        else assertThatIllegalArgumentException().as(text).isThrownBy(reading);
    }

    private static byte[] bytes(Random random) {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return bytes;
    }

    /** One character another, one too many, one missing; or as it was. */
    private static String spoilt(Random random, String text) {
        int at = random.nextInt(text.length());
        var spoiler = SPOILERS.substring(random.nextInt(SPOILERS.length()));
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, at) + spoiler.charAt(0) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + spoiler + text.substring(at);
            case 2 -> text.substring(0, at) + text.substring(at + 1);
            case 3 -> text.substring(0, at);
            default -> text;
        };
    }
}
