package io.counterfoil.channel.trading.web;

import io.counterfoil.channel.trading.Accounts;
import io.counterfoil.channel.trading.Asker;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.http.WireMoney;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/accounts")
class AccountController {
    private final Accounts accounts;
    private final History history;

    AccountController(Accounts accounts, History history) {
        this.accounts = accounts;
        this.history = history;
    }

    /**
     * @param merchant whose: an operator has to say
     * @param asset {@code CNY/2}
     */
    record NewAccount(Optional<MerchantId> merchant, String asset) {}

    /** @param reference what the operator calls it: asked for again, it is the same movement */
    record NewMovement(String reference, WireMoney amount) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(
            summary = "Open an account",
            description = "A merchant has one of each asset: opened again, it is the same.")
    AccountBody open(@RequestBody NewAccount wanted, Caller caller) {
        var asker = Asker.of(caller);
        return seen(asker, accounts.open(asker, owner(wanted, caller), Words.asset(wanted.asset())));
    }

    private MerchantId owner(NewAccount wanted, Caller caller) {
        if (caller instanceof Caller.Server server && wanted.merchant().isEmpty()) return server.merchant();
        return wanted.merchant()
                .filter(caller::mayKnowOf)
                .filter(merchant -> history.first(merchant).isPresent())
                .orElseThrow(
                        () -> Rejected.invalid("merchant-unknown", "Whose account it is has to be said.", "/merchant"));
    }

    @GetMapping("/{account}")
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(summary = "See an account with its keys")
    AccountBody see(@PathVariable AccountId account, Caller caller) {
        return seen(Asker.of(caller), account);
    }

    @PostMapping("/{account}/deposits")
    @ResponseStatus(HttpStatus.CREATED)
    @Allows(Caller.Operator.class)
    @Operation(
            summary = "Put money into an account",
            description =
                    "It has come from outside, under a reference: asked for again under it, it is the same deposit.")
    AccountBody deposit(@PathVariable AccountId account, @RequestBody NewMovement wanted, Caller caller) {
        var asker = Asker.of(caller);
        accounts.deposit(asker, account, wanted.reference(), wanted.amount().toMoney());
        return seen(asker, account);
    }

    @PostMapping("/{account}/withdrawals")
    @ResponseStatus(HttpStatus.CREATED)
    @Allows(Caller.Operator.class)
    @Operation(
            summary = "Take money out of an account",
            description = "What is not reserved. Asked for again under its reference, it is the same withdrawal.")
    AccountBody withdraw(@PathVariable AccountId account, @RequestBody NewMovement wanted, Caller caller) {
        var asker = Asker.of(caller);
        accounts.withdraw(asker, account, wanted.reference(), wanted.amount().toMoney());
        return seen(asker, account);
    }

    private AccountBody seen(Asker asker, AccountId account) {
        return AccountBody.of(accounts.account(asker, account));
    }
}
