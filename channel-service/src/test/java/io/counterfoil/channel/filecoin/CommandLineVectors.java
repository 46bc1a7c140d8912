package io.counterfoil.channel.filecoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterfoil.channel.filecoin.PaychText.Figures;
import io.counterfoil.channel.filecoin.PaychText.Status;
import io.counterfoil.channel.filecoin.PaychText.Tool;
import io.counterfoil.channel.vectors.Case;
import io.counterfoil.kernel.decide.Rejected;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Filecoin's command line reads and prints, in Venus's words and in Lotus's. */
public final class CommandLineVectors {
    public static List<Case> cases(JsonNode cli) {
        Case.only(cli, "status", "filFormat", "filParse", "voucherLine", "messages");
        return Stream.of(
                        Case.all(cli.path("status"))
                                .map(it -> new Case("status " + it.path("input"), () -> isStatus(it))),
                        Case.all(cli.path("filFormat"))
                                .map(it -> new Case("print " + it.path("atto"), () -> isPrinted(it))),
                        Case.all(cli.path("filParse"))
                                .map(it -> new Case("parse " + it.path("text"), () -> isParsed(it))),
                        Stream.of(
                                new Case("voucher line", () -> isListed(cli.path("voucherLine"))),
                                new Case("messages", () -> areSaid(cli.path("messages")))))
                .flatMap(cases -> cases)
                .toList();
    }

    private static void isStatus(JsonNode it) {
        var input = Case.only(
                it.path("input"),
                "channel",
                "from",
                "to",
                "sentinel",
                "confirmed",
                "nonReserved",
                "voucherRedeemed",
                "pending",
                "pendingAvailable",
                "queued");
        var figures = new Figures(
                amount(input, "confirmed"),
                amount(input, "nonReserved"),
                amount(input, "voucherRedeemed"),
                amount(input, "pending"),
                amount(input, "pendingAvailable"),
                amount(input, "queued"));
        var status = new Status(
                text(input, "channel"),
                input.path("from").textValue(),
                input.path("to").textValue(),
                text(input, "sentinel"),
                figures);
        var output = Case.only(it.path("output"), "venus", "lotus");
        assertThat(PaychText.status(status, Tool.VENUS))
                .isEqualTo(output.path("venus").textValue());
        assertThat(PaychText.status(status, Tool.LOTUS))
                .isEqualTo(output.path("lotus").textValue());
    }

    private static @Nullable String text(JsonNode input, String field) {
        return input.path(field).textValue();
    }

    private static BigInteger amount(JsonNode input, String field) {
        return new BigInteger(input.path(field).asText("0"));
    }

    private static void isPrinted(JsonNode it) {
        assertThat(FilAmount.print(new BigInteger(it.path("atto").textValue())))
                .isEqualTo(it.path("text").textValue());
    }

    private static void isParsed(JsonNode it) {
        Case.only(it, "text", "atto", "error");
        var text = it.path("text").textValue();
        if (it.has("error")) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> FilAmount.parse(text))
                    .withMessageContaining(it.path("error").textValue());
        } else {
            assertThat(FilAmount.parse(text)).hasToString(it.path("atto").textValue());
        }
    }

    /** The order is the command line's to keep. */
    private static void isListed(JsonNode line) {
        Case.only(line, "lotusNoExport", "lotusExport", "venus", "order");
        var voucher = VoucherText.read("i1UCwpJUnOJtSlBMSbkbLjhpxGbZLlIAAED2BQFCADIAgPY");
        assertThat(PaychText.voucher(voucher, Tool.VENUS, false))
                .isEqualTo(filled(line.path("venus"), "50", voucher))
                .isEqualTo(PaychText.voucher(voucher, Tool.VENUS, true));
        var fil = "0.00000000000000005 FIL";
        assertThat(PaychText.voucher(voucher, Tool.LOTUS, true))
                .isEqualTo(filled(line.path("lotusExport"), fil, voucher));
        assertThat(PaychText.voucher(voucher, Tool.LOTUS, false))
                .isEqualTo(filled(line.path("lotusNoExport"), fil, voucher));
    }

    private static String filled(JsonNode line, String amount, FilecoinVoucher voucher) {
        return line.textValue()
                .replace("   (amount as FIL)", "")
                .replaceFirst("%d", "5")
                .replaceFirst("%d", "1")
                .replaceFirst("<attoFIL>|<FIL>|%s", amount)
                .replace("<base64url>", voucher.toString());
    }

    private static void areSaid(JsonNode messages) {
        Case.only(
                messages,
                "settle",
                "collect",
                "submit",
                "check",
                "venusAdd",
                "createShort",
                "settleFail",
                "collectFail",
                "submitFail");
        assertThat(PaychText.settled("f2a")).isEqualTo(said(messages, "settle", "f2a"));
        assertThat(PaychText.collected("f2a")).isEqualTo(said(messages, "collect", "f2a"));
        assertThat(PaychText.SUBMITTED).isEqualTo(said(messages, "submit"));
        assertThat(PaychText.VALID).isEqualTo(said(messages, "check"));
        assertThat(PaychText.ADDED).isEqualTo(said(messages, "venusAdd"));
        assertThat(PaychText.shortfall(BigInteger.TEN)).isEqualTo(said(messages, "createShort", 10));
        assertThat(PaychText.failed("settle", 20)).isEqualTo(said(messages, "settleFail", 20));
        assertThat(PaychText.failed("collect", 18)).isEqualTo(said(messages, "collectFail", 18));
        assertThat(PaychText.failed("", 32)).isEqualTo(said(messages, "submitFail", 32));
    }

    private static String said(JsonNode messages, String which, Object... of) {
        return messages.path(which).textValue().formatted(of);
    }

    private CommandLineVectors() {}
}
