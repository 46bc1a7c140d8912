package io.counterfoil.cli.callbacks;

import io.counterfoil.cli.WrongUsage;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.provider.PaymentProvider;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.Providers;
import io.counterfoil.order.provider.RawCallback;
import io.counterfoil.order.provider.alipay.AlipayWap;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "callbacks", description = "What payment providers send.")
public final class Callbacks {
    private static final int FINE = 0;
    private static final int FINDINGS = 1;
    private static final MerchantId NOBODY = MerchantId.derive("nobody");

    private final PrintWriter out;

    public Callbacks(PrintWriter out) {
        this.out = out;
    }

    @Command(
            name = "check",
            description = "Decides, without a network, whether a callback would be believed, and why not.")
    int check(
            @Option(names = "--provider", required = true, paramLabel = "P", description = "alipay-wap")
                    String provider,
            @Option(
                            names = "--keys",
                            required = true,
                            paramLabel = "FILE",
                            description = {
                                "a JSON object with the fields of the account,",
                                "the secret ones not needed; for alipay-wap:",
                                "{\"appId\":…,\"sellerId\":…,\"alipayPublicKey\":…}"
                            })
                    Path keys,
            @Option(
                            names = "--request",
                            required = true,
                            paramLabel = "FILE",
                            description = {
                                "the request as it came: headers, a blank line,",
                                "the body; the line break that ends the file is",
                                "left out, unless Content-Length counts it"
                            })
                    Path request,
            @Option(names = "--json", description = "for programs") boolean json) {
        var account = new ProviderAccount(NOBODY, provider, keys.getFileName().toString(), KeysFile.read(keys));
        var verdict = decide(account, RequestFile.read(request));
        out.println(json ? verdict.json() : verdict.text());
        out.flush();
        return verdict.accepted() ? FINE : FINDINGS;
    }

    private static Verdict decide(ProviderAccount account, RawCallback request) {
        try (var alipay = new AlipayWap(AlipayWap.GATEWAYS)) {
            var decoder = new Providers(List.of(alipay))
                    .find(account.provider())
                    .flatMap(PaymentProvider::callbacks)
                    .orElseThrow(() -> new WrongUsage("no callbacks of " + account.provider() + " are known"));
            return Verdict.of(
                    decoder.decode(request, account, InstantSource.system().instant()));
        } catch (IllegalArgumentException | IllegalStateException unusable) {
            throw new WrongUsage("--keys: " + unusable.getMessage());
        }
    }
}
