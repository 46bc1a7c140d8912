package io.counterfoil.channel.canonical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.channel.actor.Parties;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.channel.scheme.Signed;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningANativeVoucherTest {
    /** The first test of RFC 8032, section 7.1. */
    private static final String SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private static final String PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final String X509 = "302a300506032b6570032100";
    private static final NativeScheme SCHEME = new NativeScheme();

    private final NativeKey payer = NativeKey.of(HexFormat.of().parseHex(SEED));
    private final NativeKey payee = NativeKey.of(new byte[32]);
    private final String channel = ChannelId.derive("native").value();
    private final Terms terms = Parties.plain(payer.party(), payee.party(), channel);
    private final Promise promise =
            Promise.plain(channel, Uint64.ZERO, Uint64.of(1), new BigInteger("123456789012345678901234567890"));

    @Test
    void gives_one_text_that_anybody_can_read() {
        var text = SCHEME.sign(promise, payer, terms).text();
        assertThat(text)
                .startsWith(
                        "{\"amount\":\"123456789012345678901234567890\",\"asset\":\"USD/2\",\"channel\":\"" + channel
                                + "\",\"kind\":\"counterfoil-voucher-1\",\"lane\":\"0\",\"nonce\":\"1\",\"signature\":\"");
        assertThat(SCHEME.sign(promise, payer, terms).text()).isEqualTo(text);
        assertThat(SCHEME.read(text, terms).promise()).isEqualTo(promise);
        assertThat(SCHEME.read(text, terms).signed()).isEqualTo(new Signed.By(payer.party()));
    }

    @Test
    void is_verified_by_the_jdk() throws GeneralSecurityException {
        assertThat(HexFormat.of().formatHex(Base64.getUrlDecoder().decode(payer.party())))
                .isEqualTo(PUBLIC);
        var voucher = NativeVoucher.read(SCHEME.sign(promise, payer, terms).text());
        var key = KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(X509 + PUBLIC)));
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update(voucher.signingText().getBytes(UTF_8));
        assertThat(verifier.verify(Base64.getUrlDecoder().decode(voucher.signature())))
                .isTrue();
    }

    @Test
    void counts_for_nothing_where_somebody_else_has_done_it() {
        assertThat(SCHEME.sign(promise, payee, terms).signed()).isEqualTo(new Signed.ByNobody());
    }

    @Test
    void covers_everything_that_is_promised() {
        var text = SCHEME.sign(promise, payer, terms).text().replace("\"nonce\":\"1\"", "\"nonce\":\"2\"");
        assertThat(SCHEME.read(text, terms).signed()).isEqualTo(new Signed.ByNobody());
    }

    @Test
    void is_for_the_channels_own_asset() {
        var text = SCHEME.sign(promise, payer, terms).text().replace("USD/2", "EUR/2");
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> SCHEME.read(text, terms))
                .returns("asset-differs", Rejected::code);
    }

    @Test
    void may_not_have_been_done_yet() {
        var text = new NativeVoucher(promise, terms.asset(), null).toString();
        assertThat(SCHEME.read(text, terms).signed()).isEqualTo(new Signed.Unsigned());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"kind\":\"counterfoil-voucher-2\"}",
                "{\"amount\":\"-1\",\"asset\":\"USD/2\",\"channel\":\"c\",\"kind\":\"counterfoil-voucher-1\",\"lane\":\"0\",\"nonce\":\"1\"}",
                "{\"amount\":\"01\",\"asset\":\"USD/2\",\"channel\":\"c\",\"kind\":\"counterfoil-voucher-1\",\"lane\":\"0\",\"nonce\":\"1\"}",
                "{\"amount\":1,\"asset\":\"USD/2\",\"channel\":\"c\",\"kind\":\"counterfoil-voucher-1\",\"lane\":\"0\",\"nonce\":\"1\"}",
                "{\"amount\":\"1\",\"asset\":\"usd\",\"channel\":\"c\",\"kind\":\"counterfoil-voucher-1\",\"lane\":\"0\",\"nonce\":\"1\"}",
                "{\"amount\":\"1\",\"asset\":\"USD/2\",\"channel\":\"c\",\"kind\":\"counterfoil-voucher-1\",\"lane\":\"18446744073709551616\",\"nonce\":\"1\"}",
                "{\"asset\":\"USD/2\",\"amount\":\"1\",\"channel\":\"c\",\"kind\":\"counterfoil-voucher-1\",\"lane\":\"0\",\"nonce\":\"1\"}",
                "{\"amount\":\"1\",\"asset\":\"USD/2\",\"channel\":\"c\",\"kind\":\"counterfoil-voucher-1\",\"lane\":\"0\",\"more\":1,\"nonce\":\"1\"}",
                "{\"amount\":\"1\",\"asset\":\"USD/2\",\"channel\":\"c\",\"kind\":\"counterfoil-voucher-1\",\"lane\":\"0\",\"nonce\":\"1\"} "
            })
    void is_not_read_in_any_other_form(String text) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> SCHEME.read(text, terms))
                .returns("voucher-unreadable", Rejected::code);
    }
}
