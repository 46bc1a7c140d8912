package io.counterfoil.order.provider.alipay;

import io.counterfoil.order.provider.wire.ProviderVectors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every message of Alipay on file. Its bills are not read yet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlipayVectorsTest {
    private final ProviderVectors vectors =
            new ProviderVectors(List.of("alipay-bill", "apple-", "google-", "stripe-", "wechat-"), AlipayVectors::read);

    @TestFactory
    Stream<DynamicTest> are_decided_as_they_should_be() {
        return vectors.tests();
    }

    @AfterAll
    void tell() {
        vectors.tell();
    }
}
