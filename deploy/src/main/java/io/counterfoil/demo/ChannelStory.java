package io.counterfoil.demo;

import io.counterfoil.demo.Walk.Outcome;
import java.util.ArrayList;
import java.util.List;

/** A payment channel of Filecoin's kind, three times over: by each interface that there is, with the same result. */
final class ChannelStory implements Story {
    @Override
    public String title() {
        return "A payment channel, by REST, by JSON-RPC and by the command line";
    }

    @Override
    public void play(Stage stage) {
        stage.transcript().remark("ann: pays   bob: is paid   S: Counterfoil");
        var outcomes = new ArrayList<Outcome>();
        try (var keys = new KeyFiles()) {
            for (var hands :
                    List.of(new RestHands(stage), new RpcHands(stage), new CommandLineHands(stage, keys::of))) {
                stage.transcript().chapter("Two merchants, each with an account of FIL and a key");
                int number = outcomes.size() + 1;
                var payer = Trader.open(stage, "ann-" + number);
                var payee = Trader.open(stage, "bob-" + number);
                outcomes.add(new Walk(stage, hands, payer, payee).walk());
            }
        }
        stage.transcript().chapter("Side by side");
        for (var line : outcomes.getFirst().told()) stage.transcript().remark(line);
        stage.transcript()
                .check("three ways, one result", outcomes.stream().distinct().count() == 1);
    }
}
