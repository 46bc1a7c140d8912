package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.bench.world.Alipay;
import io.counterfoil.bench.world.Instance;
import io.counterfoil.bench.world.Merchant;
import io.counterfoil.notification.Receiver.Received;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@code kill -9} while attempts are under way. */
class DeliveringDespiteAKillTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int ORDERS = 8;

    @TempDir
    private Path directory;

    @Test
    void sends_what_was_cut_off_again_under_the_same_ids_and_numbers() throws Exception {
        try (var receiver = new Receiver();
                var node = Instance.launch(directory, Instance.unlimited("--roles=order,notification,sandbox"))
                        .awaitReady()) {
            var merchant = Merchant.open(node.api(), node.operatorKey(), Alipay.open(node.api(), node.log()));
            var wish = Map.<String, Object>of("url", receiver.url(), "kinds", List.of("order.created"));
            node.api().post(merchant.secretKey(), "/v1/endpoints", wish).require(201);
            receiver.answers(Collections.nCopies(ORDERS, Receiver.SILENCE).toArray(Integer[]::new));
            for (int i = 0; i < ORDERS; i++) merchant.place("K-" + i).require(201);
            await().atMost(PATIENCE).until(() -> receiver.received().size() == ORDERS);

            node.kill();
            node.startAgain();
            node.awaitReady();

            await().atMost(PATIENCE).until(() -> delivered(node) == ORDERS);
            var first = receiver.received().subList(0, ORDERS);
            var again = receiver.received().subList(ORDERS, receiver.received().size());
            assertThat(again).extracting(Received::body).containsExactlyInAnyOrderElementsOf(bodies(first));
            assertThat(ids(again)).containsExactlyInAnyOrderElementsOf(ids(first));
            assertThat(again)
                    .extracting(notice ->
                            JSON.readTree(notice.body()).at("/data/sequence").asLong())
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, ORDERS).boxed().toList());
        }
    }

    private static long delivered(Instance node) {
        return node.log().number("select count(*) from delivery_list where state = 'delivered'");
    }

    private static List<String> bodies(List<Received> notices) {
        return notices.stream().map(Received::body).toList();
    }

    private static List<String> ids(List<Received> notices) {
        return notices.stream().map(notice -> notice.header("webhook-id")).toList();
    }
}
