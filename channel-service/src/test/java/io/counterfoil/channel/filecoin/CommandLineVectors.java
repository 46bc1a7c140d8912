package io.counterfoil.channel.filecoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterfoil.channel.filecoin.PaychText.Figures;
import io.counterfoil.channel.filecoin.PaychText.Status;
import io.counterfoil.channel.vectors.Case;
import io.counterfoil.kernel.decide.Rejected;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Filecoin's command line reads and prints. What it says when it is done is the command line's own to say. */
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
                        Stream.of(new Case("voucher line", () -> isListed(cli.path("voucherLine")))))
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
        assertThat(PaychText.status(status))
                .isEqualTo(it.path("output").path("venus").textValue());
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

    private static void isListed(JsonNode line) {
        assertThat(line.path("venus").textValue()).isEqualTo("Lane %d, Nonce %d: <attoFIL>, voucher: <base64url>");
        var voucher = VoucherText.read("i1UCwpJUnOJtSlBMSbkbLjhpxGbZLlIAAED2BQFCADIAgPY");
        assertThat(PaychText.voucher(voucher)).isEqualTo("Lane 5, Nonce 1: 50, voucher: " + voucher);
    }

    private CommandLineVectors() {}
}
