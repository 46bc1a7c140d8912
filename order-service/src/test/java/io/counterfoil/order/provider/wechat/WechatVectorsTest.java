package io.counterfoil.order.provider.wechat;

import io.counterfoil.order.provider.wire.ProviderVectors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every message of WeChat Pay on file. Its bills are not read yet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WechatVectorsTest {
    private final ProviderVectors vectors = new ProviderVectors(
            List.of("wechat-tradebill", "alipay-", "apple-", "google-", "stripe-"), WechatVectors::read);

    @TestFactory
    Stream<DynamicTest> are_decided_as_they_should_be() {
        return vectors.tests();
    }

    @AfterAll
    void tell() {
        vectors.tell();
    }
}
