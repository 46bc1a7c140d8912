package io.counterfoil.channel.vectors;

import io.counterfoil.channel.actor.ScenarioVectors;
import io.counterfoil.channel.book.BookVectors;
import io.counterfoil.channel.filecoin.AddressVectors;
import io.counterfoil.channel.filecoin.CommandLineVectors;
import io.counterfoil.channel.filecoin.MessageVectors;
import io.counterfoil.channel.filecoin.VoucherVectors;
import io.counterfoil.channel.funding.FundingVectors;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilecoinVectorsTest {
    private final ChannelVectors vectors = new ChannelVectors(
            List.of("btp_", "ilp_", "ethereum_"),
            Map.of(
                    "filecoin_addresses.json", AddressVectors::cases,
                    "filecoin_vouchers.json", VoucherVectors::cases,
                    "filecoin_messages.json", MessageVectors::cases,
                    "filecoin_paych_scenarios.json", ScenarioVectors::cases,
                    "filecoin_manager_and_cli.json",
                            file -> Stream.of(
                                            BookVectors.cases(file.path("manager")),
                                            FundingVectors.cases(file.path("manager")),
                                            CommandLineVectors.cases(file.path("cli")))
                                    .flatMap(List::stream)
                                    .toList()));

    @TestFactory
    Stream<DynamicTest> every_case_is_decided_as_the_real_systems_do() {
        return vectors.tests();
    }

    @AfterAll
    void tell() {
        vectors.tell();
    }
}
