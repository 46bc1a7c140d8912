package io.counterfoil.order.provider.wechat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.wire.Gateways;
import io.counterfoil.order.provider.wire.Malformed;
import io.counterfoil.order.provider.wire.WireClient;
import io.counterfoil.order.provider.wire.WireClient.Outcome;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Asks WeChat Pay once. Only an answer that it has signed with one of the account's keys, just now, is one, errors
 * included; all else leaves open what it did: {@link Heard.Unclear}.
 */
final class WechatClient implements AutoCloseable {
    private static final WechatObject NOTHING = new WechatObject(MissingNode.getInstance());

    private final WireClient wire = new WireClient();
    private final Gateways gateways;

    WechatClient(Gateways gateways) {
        this.gateways = gateways;
    }

    /** @param whole from the first byte sent to the last one heard */
    Heard ask(ProviderAccount account, WechatCall call, Duration whole) {
        var environment = account.value(Gateways.ENVIRONMENT);
        return gateways.of(environment)
                .map(gateway -> ask(WechatAccount.of(account, gateway), call, whole))
                .orElseGet(() -> new Heard.Unclear("there is no " + environment + " here"));
    }

    @Override
    public void close() {
        wire.close();
    }

    private Heard ask(WechatAccount account, WechatCall call, Duration whole) {
        return switch (wire.ask(call.request(account), whole)) {
            case Outcome.Answered(var answer) -> read(answer, account.wechats(), call);
            case Outcome.Unanswered(var why) -> new Heard.Unclear(why);
        };
    }

    private static Heard read(HttpResponse<byte[]> answer, WechatKeys keys, WechatCall call) {
        var seal = WechatSeal.of(answer.headers()::firstValue);
        var flaw = seal.flaw(answer.body(), keys, call.now());
        if (flaw.isPresent()) {
            return new Heard.Unclear("an answer with status " + answer.statusCode() + ", "
                    + flaw.get().why());
        }
        try {
            var json = answer.body().length == 0 ? NOTHING : WechatObject.parse(answer.body());
            var exchange = new Heard.Exchange(call.method(), call.path(), answer.statusCode());
            return new Heard.Signed(exchange, json, seal, answer.body());
        } catch (Malformed e) {
            return new Heard.Unclear("an unreadable answer");
        }
    }
}
