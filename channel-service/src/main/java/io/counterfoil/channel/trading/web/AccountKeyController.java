package io.counterfoil.channel.trading.web;

import io.counterfoil.channel.trading.Accounts;
import io.counterfoil.channel.trading.Asker;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.IdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AccountKeyController {
    private final Accounts accounts;

    AccountKeyController(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * @param scheme native or filecoin
     * @param key that was made elsewhere; one is made and kept here where absent
     * @param proof the key's signature over {@code counterfoil: <key> is a key of <account>}; an operator needs none
     */
    record NewAccountKey(String scheme, Optional<String> key, Optional<String> proof) {}

    @PostMapping("/v1/accounts/{account}/keys")
    @ResponseStatus(HttpStatus.CREATED)
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(
            summary = "Add a key to an account",
            description =
                    "One that we make, keep and sign with; or one that was made elsewhere, with a proof that it is"
                            + " the merchant's: its signature over \"counterfoil: <key> is a key of <account>\".")
    KeyBody add(
            @PathVariable AccountId account, @RequestBody NewAccountKey wanted, IdempotencyKey request, Caller caller) {
        var asker = Asker.of(caller);
        var scheme = Words.scheme(wanted.scheme());
        var key = wanted.key()
                .map(elsewhere -> accounts.addKey(asker, account, scheme, elsewhere, wanted.proof()))
                .orElseGet(() -> accounts.makeKey(asker, account, scheme, request.orRandom()));
        return new KeyBody(Words.of(scheme), key);
    }
}
