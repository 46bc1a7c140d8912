package io.counterfoil.sandbox.wechat;

import io.counterfoil.sandbox.notice.Notice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What WeChat Pay tells about a payment: in the sandbox's books open, sealed anew for each delivery. */
final class PaymentNotices {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TRANSACTION = "transaction";
    private static final long TOO_LITTLE = 1;
    private static final long TOO_MUCH = 2;

    static Notice of(Transaction paid, Instant at) {
        var terms = paid.terms();
        var content = Map.of("create_time", ChinaTime.format(at), TRANSACTION, TransactionFields.of(paid));
        return new Notice(
                UUID.randomUUID().toString(),
                WechatNotifier.PROVIDER,
                terms.outTradeNo(),
                terms.mchid(),
                terms.notifyUrl(),
                paid.payableUntil(),
                JSON.writeValueAsString(content));
    }

    static Notice withAnotherAmount(Notice notice) {
        var content = (ObjectNode) JSON.readTree(notice.content());
        var amount = (ObjectNode) content.at("/transaction/amount");
        var other = amount.path("total").asLong() == TOO_LITTLE ? TOO_MUCH : TOO_LITTLE;
        amount.put("total", other);
        amount.put("payer_total", other);
        return notice.with(JSON.writeValueAsString(content));
    }

    /** The body of one delivery. */
    static String envelope(Notice notice, Merchant merchant) {
        var content = JSON.readTree(notice.content());
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", notice.id());
        fields.put("create_time", content.path("create_time").asString());
        fields.put("resource_type", "encrypt-resource");
        fields.put("event_type", "TRANSACTION.SUCCESS");
        fields.put("summary", "支付成功");
        fields.put("resource", sealed(content.path(TRANSACTION), merchant));
        return JSON.writeValueAsString(fields);
    }

    private static Resource sealed(JsonNode transaction, Merchant merchant) {
        return Resource.seal(TRANSACTION, transaction.toString(), merchant.apiV3Key(), Numbers.sealNonce());
    }

    private PaymentNotices() {}
}
