package io.counterfoil.order.provider.wechat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterfoil.kernel.order.PaymentParameters;
import io.counterfoil.order.provider.PayerDetail;
import io.counterfoil.order.provider.Preparation;
import io.counterfoil.order.provider.Preparation.Payer;
import io.counterfoil.order.provider.Prepared;
import io.counterfoil.order.provider.ProviderAccount;
import java.util.Optional;

/** What differs between the ways to pay through WeChat. */
interface WechatProduct {
    /** As in URLs and events. */
    String id();

    /** Where an order is placed. */
    String path();

    PayerDetail needed();

    /** Why such a payer cannot pay this way. */
    Optional<Prepared.Refused> refusal(Payer payer);

    /** Adds what this product is told beside the rest. */
    void describe(Payer payer, ObjectNode order);

    /** @throws io.counterfoil.order.provider.wire.Malformed when the answer has not what the payer needs */
    PaymentParameters parameters(WechatObject answer, ProviderAccount account, Preparation preparation);
}
