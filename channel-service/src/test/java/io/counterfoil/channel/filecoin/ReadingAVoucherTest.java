package io.counterfoil.channel.filecoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.channel.actor.Parties;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.channel.scheme.Signed;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingAVoucherTest {
    private static final long SEED = Long.getLong("counterfoil.seed", 20261121);
    private static final int ROUNDS = 20_000;
    private static final FilecoinScheme SCHEME = new FilecoinScheme();
    private static final String CHANNEL = "f2ykjfjhhcnvffatcjxens4odjyrtnslssvtxnevq";

    private final FilecoinKey payer = Accounts.key("K1");
    private final FilecoinKey payee = Accounts.key("K2");
    private final Terms terms = Parties.filecoin(payer.party(), payee.party(), CHANNEL);
    private final Promise promise = Promise.plain(CHANNEL, Uint64.of(5), Uint64.of(1), BigInteger.valueOf(50));

    @Test
    void tells_which_party_has_signed_it() {
        assertThat(SCHEME.sign(promise, payer, terms).signed()).isEqualTo(new Signed.By(payer.party()));
        assertThat(SCHEME.sign(promise, payee, terms).signed()).isEqualTo(new Signed.By(payee.party()));
        assertThat(SCHEME.sign(promise, Accounts.key("K3"), terms).signed()).isEqualTo(new Signed.ByNobody());
    }

    /** The other s signs the same: another text, the same voucher. */
    @Test
    void knows_a_voucher_again_whose_signature_was_rewritten() {
        var order = new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
        var slip = SCHEME.sign(promise, payer, terms);
        var bytes = Base64.getUrlDecoder().decode(slip.text());
        int s = bytes.length - 33;
        var other = order.subtract(new BigInteger(1, Arrays.copyOfRange(bytes, s, s + 32)))
                .toByteArray();
        System.arraycopy(other, other.length - 32, bytes, s, 32);
        bytes[bytes.length - 1] ^= 1;
        var rewritten = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertThat(rewritten).isNotEqualTo(slip.text());
        assertThat(SCHEME.read(rewritten, terms).signed()).isEqualTo(slip.signed());
        assertThat(SCHEME.read(rewritten, terms).digest()).isEqualTo(slip.digest());
    }

    /** An unsigned voucher of lane 5 to the channel f01, each time with something that could have been written otherwise. */
    @ParameterizedTest
    @CsvSource({
        "8b420001000040f60501420032008000, a signature",
        "8b420001180040f6050142003200 80f6, a minimum time lock in more bytes than it needs",
        "8b4200010000 40f6 1805 01 420032 00 80 f6, a lane in more bytes than it needs",
        "8b420001000040f60501 43000032 0080f6, an amount that begins with zero",
        "8b420001000040f60501 4101 0080f6, an amount that begins with zero",
        "8b420001000040f60501 420232 0080f6, an amount with neither sign",
        "8b420001000040f60501 420032 00 80 40, an empty signature",
        "8b420001000040f60501 420032 00 80 4104, a signature of no kind",
        "8b420001000040f60501 420032 00 80 f6 00, more after the end",
        "8b420001000040f60501 420032 00 80, the end before a signature",
        "8b43000100, 2 bytes instead of 1",
        "8b420080, a number without an end",
        "8b43008000, a number in more bytes than it needs",
        "9f, no definite length",
        "8b420001 1bffffffffffffffff 0040f6, a minimum time lock beyond 64 bits",
        "8b420001000040f60501420032 00 992001, too long an array"
    })
    void says_what_is_wrong_with_it(String hex, String why) {
        var text = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(hex.replace(" ", "")));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> VoucherText.read(text))
                .returns("voucher-unreadable", Rejected::code)
                .withMessageContaining(why);
    }

    /** Whatever is read is written again in the same letters: there is one text of a voucher. */
    @Test
    void is_refused_or_goes_both_ways_whatever_it_is() {
        System.out.println("seed " + SEED);
        var chance = new Random(SEED);
        var good =
                Base64.getUrlDecoder().decode(SCHEME.sign(promise, payer, terms).text());
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            var bytes = good.clone();
            for (int flips = 0; flips <= chance.nextInt(3); flips++) {
                bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
            }
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            try {
                assertThat(VoucherText.read(text)).hasToString(text);
                read++;
            } catch (Rejected refused) {
                assertThat(refused.code()).isEqualTo("voucher-unreadable");
            }
        }
        assertThat(read).isBetween(ROUNDS / 10, ROUNDS - 1);
    }
}
