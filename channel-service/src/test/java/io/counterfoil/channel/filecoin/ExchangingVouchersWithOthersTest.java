package io.counterfoil.channel.filecoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterfoil.channel.actor.Parties;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.scheme.Conditions;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.channel.scheme.Signed;
import io.counterfoil.kernel.channel.Merge;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.channel.Uint64;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** They verify vouchers of ours, and we theirs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExchangingVouchersWithOthersTest {
    private static final long SEED = Long.getLong("counterfoil.seed", 20261121);
    private static final int ROUNDS = 200;
    private static final FilecoinScheme SCHEME = new FilecoinScheme();
    private static final String CHANNEL = "f2ykjfjhhcnvffatcjxens4odjyrtnslssvtxnevq";
    private static final String SECRET = "f15716d3b003b304b8055d9cc62e6b9c869d56cc930c3858d4d7c31f5f53f14a";

    private final FilecoinKey payer = FilecoinKey.of(HexFormat.of().parseHex(SECRET));
    private final Terms terms =
            Parties.filecoin(payer.party(), Accounts.key("K2").party(), CHANNEL);
    private @Nullable Witness witness;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        var here = Witness.isHere();
        if (!here) {
            System.out.println("skipped: npm's @zondax/filecoin-signing-tools is not installed, and `npm ci` failed");
        }
        assumeTrue(here, "npm's @zondax/filecoin-signing-tools is not installed");
        witness = Witness.start();
    }

    @AfterAll
    void stop() {
        if (witness != null) witness.close();
    }

    @Test
    void has_every_voucher_of_ours_verified() throws IOException {
        System.out.println("seed " + SEED);
        var chance = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            var promise = promise(chance);
            var slip = SCHEME.sign(promise, payer, terms);
            assertThat(verified(slip.text(), payer.party())).as("%s", promise).isTrue();
            assertThat(verified(slip.text(), terms.payee().key()))
                    .as("%s", promise)
                    .isFalse();
            var read = ask(Map.of("ask", "read", "voucher", standard(slip.text())));
            assertThat(read.path("is").path("Amount").textValue())
                    .isEqualTo(promise.amount().toString());
            assertThat(read.path("is").path("ChannelAddr").textValue()).isEqualTo(CHANNEL);
        }
    }

    @Test
    void verifies_every_voucher_of_theirs_and_would_have_written_it_bit_for_bit() throws IOException {
        var chance = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            var plain = Promise.plain(
                    CHANNEL,
                    Uint64.of(chance.nextLong(Long.MAX_VALUE)),
                    Uint64.of(chance.nextInt(Integer.MAX_VALUE)),
                    new BigInteger(chance.nextInt(120), chance));
            var answer = ask(Map.of(
                    "ask", "create",
                    "channel", CHANNEL,
                    "amount", plain.amount().toString(),
                    "lane", plain.lane().toString(),
                    "nonce", plain.nonce().bits(),
                    "key", Base64.getEncoder().encodeToString(HexFormat.of().parseHex(SECRET))));
            var theirs = url(answer.path("is").textValue());
            assertThat(SCHEME.read(theirs, terms).signed()).isEqualTo(new Signed.By(payer.party()));
            assertThat(SCHEME.sign(plain, payer, terms).text()).isEqualTo(theirs);
        }
    }

    private static Promise promise(Random chance) {
        var conditions = new Conditions(
                chance.nextInt(3) == 0 ? chance.nextLong() : 0,
                chance.nextInt(3) == 0 ? chance.nextLong() : 0,
                chance.nextBoolean() ? Bytes.NONE : Bytes.of(new byte[32]),
                null,
                chance.nextInt(3) == 0 ? chance.nextLong() : 0);
        return new Promise(
                CHANNEL,
                Uint64.of(chance.nextInt(Integer.MAX_VALUE)),
                Uint64.of(chance.nextInt(Integer.MAX_VALUE)),
                new BigInteger(chance.nextInt(256), chance),
                conditions,
                chance.nextBoolean() ? List.of() : List.of(new Merge(Uint64.of(1), Uint64.of(chance.nextInt(1000)))));
    }

    private boolean verified(String text, String signer) throws IOException {
        var answer = ask(Map.of("ask", "verify", "voucher", standard(text), "signer", signer));
        return answer.path("is").asBoolean(false);
    }

    private JsonNode ask(Map<String, Object> question) throws IOException {
        if (witness == null) throw new IllegalStateException("there is no witness");
        return witness.ask(question);
    }

    private static String standard(String url) {
        return Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(url));
    }

    private static String url(String standard) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Base64.getDecoder().decode(standard));
    }
}
