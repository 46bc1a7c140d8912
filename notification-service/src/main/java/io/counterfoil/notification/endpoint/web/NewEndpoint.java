package io.counterfoil.notification.endpoint.web;

import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * @param merchant whose endpoint: an operator has to say
 * @param asymmetric whether an Ed25519 key signs too; the other fields are {@link EndpointWish}'s
 */
record NewEndpoint(
        Optional<MerchantId> merchant,
        String url,
        Set<String> kinds,
        Optional<GoodsId> goods,
        Optional<NoticeFormat> format,
        Optional<String> successWord,
        Optional<String> schedule,
        Optional<List<Duration>> waits,
        Optional<Boolean> ordered,
        Optional<Boolean> asymmetric) {
    EndpointWish wish() {
        return new EndpointWish(url, kinds, goods, format, successWord, schedule, waits, ordered);
    }
}
