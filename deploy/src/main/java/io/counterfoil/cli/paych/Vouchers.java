package io.counterfoil.cli.paych;

import static io.counterfoil.cli.paych.Telling.told;

import io.counterfoil.channel.filecoin.FilecoinVoucher;
import io.counterfoil.channel.filecoin.PaychText;
import io.counterfoil.channel.filecoin.PaychText.Tool;
import io.counterfoil.channel.filecoin.VoucherText;
import io.counterfoil.channel.rpc.VoucherJson;
import io.counterfoil.cli.Refused;
import io.counterfoil.cli.WrongUsage;
import io.counterfoil.kernel.channel.Uint64;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

@Command(name = "voucher", description = "Interact with payment channel vouchers.")
final class Vouchers {
    private static final String CHANNEL = "the channel's address";
    private static final String VOUCHER = "the voucher, in base64url";
    private static final String EXPORT = "with --lotus: say the vouchers themselves, too";
    private static final JsonNode NOTHING = NullNode.getInstance();
    private static final Comparator<FilecoinVoucher> ORDER = Comparator.comparing(
                    (FilecoinVoucher voucher) -> voucher.promise().lane())
            .thenComparing(voucher -> voucher.promise().nonce());

    private final PrintWriter out;

    Vouchers(PrintWriter out) {
        this.out = out;
    }

    @Command(name = "create", description = "Create a signed payment channel voucher.")
    void create(
            @Mixin Session session,
            @Parameters(paramLabel = "channel", description = CHANNEL) String channel,
            @Parameters(paramLabel = "amount", description = Paych.AMOUNT) String amount,
            @Parameters(paramLabel = "lane", arity = "0..1", description = "which lane; lotus has an option for it")
                    Optional<String> place,
            @Option(names = "--lane", paramLabel = "LANE", description = "with --lotus: 0 unless it is given")
                    Optional<String> option) {
        var lane = lane(place.or(() -> option), session.tool());
        var atto = Session.amount(amount).toString();
        told(() -> out.println(
                created(session.node().call("Filecoin.PaychVoucherCreate", Session.address(channel), atto, lane))));
    }

    private static BigInteger lane(Optional<String> given, Tool tool) {
        var lane = given.orElseGet(() -> {
            if (tool == Tool.LOTUS) return "0";
            throw new WrongUsage("Missing required parameter: 'lane'");
        });
        try {
            return new BigInteger(Uint64.parse(lane).toString());
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("lane: a whole number from 0 to 2^64 - 1");
        }
    }

    private static FilecoinVoucher created(JsonNode answer) {
        if (!answer.path("Voucher").isNull()) return VoucherJson.read(answer.path("Voucher"));
        var shortfall = new BigInteger(answer.path("Shortfall").asString("0"));
        throw new Refused("Error: " + PaychText.shortfall(shortfall));
    }

    @Command(name = "check", description = "Check whether a payment channel voucher is valid.")
    void check(
            @Mixin Session session,
            @Parameters(paramLabel = "channel", description = CHANNEL) String channel,
            @Parameters(paramLabel = "voucher", description = VOUCHER) String voucher) {
        told(() -> session.node().call("Filecoin.PaychVoucherCheckValid", Session.address(channel), json(voucher)));
        out.println(PaychText.VALID);
    }

    @Command(name = "add", description = "Add a payment channel voucher to those that are kept.")
    void add(
            @Mixin Session session,
            @Parameters(paramLabel = "channel", description = CHANNEL) String channel,
            @Parameters(paramLabel = "voucher", description = VOUCHER) String voucher) {
        told(() ->
                session.node().call("Filecoin.PaychVoucherAdd", Session.address(channel), json(voucher), NOTHING, "0"));
        if (session.tool() == Tool.VENUS) out.println(PaychText.ADDED);
    }

    @Command(name = "list", description = "List the vouchers that are kept for a payment channel.")
    void list(
            @Mixin Session session,
            @Parameters(paramLabel = "channel", description = CHANNEL) String channel,
            @Option(names = "--export", description = EXPORT) boolean export) {
        told(() -> print(
                session.node().call("Filecoin.PaychVoucherList", Session.address(channel)), session.tool(), export));
    }

    @Command(
            name = "best-spendable",
            description = "Print the vouchers with the highest value that are spendable now, one for each lane.")
    void bestSpendable(
            @Mixin Session session,
            @Parameters(paramLabel = "channel", description = CHANNEL) String channel,
            @Option(names = "--export", description = EXPORT) boolean export) {
        told(() -> print(
                session.node().call("Counterfoil.PaychVoucherBestSpendable", Session.address(channel)),
                session.tool(),
                export));
    }

    private void print(JsonNode vouchers, Tool tool, boolean export) {
        vouchers.values().stream()
                .map(VoucherJson::read)
                .sorted(ORDER)
                .forEach(voucher -> out.println(PaychText.voucher(voucher, tool, export)));
    }

    @Command(name = "submit", description = "Submit a voucher, so that the payment channel's state is updated.")
    void submit(
            @Mixin Session session,
            @Parameters(paramLabel = "channel", description = CHANNEL) String channel,
            @Parameters(paramLabel = "voucher", description = VOUCHER) String voucher) {
        told(
                "",
                () -> session.node()
                        .call(
                                "Filecoin.PaychVoucherSubmit",
                                Session.address(channel),
                                json(voucher),
                                NOTHING,
                                NOTHING));
        out.println(PaychText.SUBMITTED);
    }

    private static JsonNode json(String voucher) {
        return VoucherJson.write(Session.read(voucher, VoucherText::read));
    }
}
