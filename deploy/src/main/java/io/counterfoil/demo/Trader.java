package io.counterfoil.demo;

import java.util.Map;

/**
 * A merchant with an account of FIL, and a key that Counterfoil keeps for it.
 *
 * @param address the key's
 */
record Trader(Party server, String account, String address) {
    static final String FIL = "FIL/18";

    /** @param name as the transcript calls it */
    static Trader open(Stage stage, String name) {
        var wire = stage.wire();
        var id = wire.post(stage.operator(), "/v1/merchants", Map.of("name", name), "id", "name")
                .require(201)
                .text("/id");
        var key = wire.post(stage.operator(), "/v1/merchants/" + id + "/keys", Map.of("kind", "secret"), "key")
                .require(201)
                .text("/key");
        var server = new Party(name, key);
        var account = wire.post(server, "/v1/accounts", Map.of("asset", FIL), "id", "balance")
                .require(201)
                .text("/id");
        var address = wire.post(server, "/v1/accounts/" + account + "/keys", Map.of("scheme", "filecoin"))
                .require(201)
                .text("/key");
        return new Trader(server, account, address);
    }

    /** Money from outside, which the operator has seen arrive. */
    void receive(Stage stage, int fil) {
        var deposit = Map.of("reference", "bank-1", "amount", money(fil));
        stage.wire()
                .post(stage.operator(), "/v1/accounts/" + account + "/deposits", deposit, "balance")
                .require(201);
    }

    static Map<String, String> money(int fil) {
        return Map.of("amount", Fil.atto(fil), "asset", FIL);
    }

    /** In attoFIL. */
    String balance(Stage stage) {
        return stage.wire().look(server, "/v1/accounts/" + account).require(200).text("/balance/amount");
    }
}
