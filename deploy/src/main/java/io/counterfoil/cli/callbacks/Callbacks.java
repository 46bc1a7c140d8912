package io.counterfoil.cli.callbacks;

import io.counterfoil.cli.WrongUsage;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.provider.PaymentProvider;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.Providers;
import io.counterfoil.order.provider.RawCallback;
import io.counterfoil.order.provider.alipay.AlipayWap;
import io.counterfoil.order.provider.wechat.WechatPay;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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
            @Option(
                            names = "--provider",
                            required = true,
                            paramLabel = "P",
                            description = "alipay-wap, wechat-h5 or wechat-jsapi")
                    String provider,
            @Option(
                            names = "--keys",
                            required = true,
                            paramLabel = "FILE",
                            description = {
                                "a JSON object with the account's fields that it",
                                "takes to decide; for alipay-wap:",
                                "{\"appId\":…,\"sellerId\":…,\"alipayPublicKey\":…},",
                                "for wechat-h5 and wechat-jsapi: {\"mchid\":…,",
                                "\"appid\":…,\"apiV3Key\":…,\"wechatPublicKeyId\":…,",
                                "\"wechatPublicKey\":…}; others may stand there"
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
            @Option(
                            names = "--at",
                            paramLabel = "INSTANT",
                            description = {"as if it came then, 2026-11-20T02:00:00Z;", "now unless given"})
                    Optional<Instant> at,
            @Option(names = "--json", description = "for programs") boolean json) {
        var account = new ProviderAccount(NOBODY, provider, keys.getFileName().toString(), KeysFile.read(keys));
        var now = at.orElseGet(InstantSource.system()::instant);
        var verdict = decide(account, RequestFile.read(request), now);
        out.println(json ? verdict.json() : verdict.text());
        out.flush();
        return verdict.accepted() ? FINE : FINDINGS;
    }

    private static Verdict decide(ProviderAccount account, RawCallback request, Instant now) {
        try (var alipay = new AlipayWap(AlipayWap.GATEWAYS);
                var h5 = WechatPay.h5(WechatPay.GATEWAYS);
                var jsapi = WechatPay.jsapi(WechatPay.GATEWAYS)) {
            var decoder = new Providers(List.of(alipay, h5, jsapi))
                    .find(account.provider())
                    .flatMap(PaymentProvider::callbacks)
                    .orElseThrow(() -> new WrongUsage("no callbacks of " + account.provider() + " are known"));
            return Verdict.of(decoder.decode(request, account, now));
        } catch (IllegalArgumentException | IllegalStateException unusable) {
            throw new WrongUsage("--keys: " + unusable.getMessage());
        }
    }
}
