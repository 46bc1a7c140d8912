package io.counterfoil.channel.trading.web;

import io.counterfoil.channel.trading.AccountRow;
import io.counterfoil.channel.trading.Accounts;
import io.counterfoil.channel.trading.views.AccountList;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.http.ReadsFrom;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AccountListController {
    private final Accounts accounts;

    AccountListController(Accounts accounts) {
        this.accounts = accounts;
    }

    record AccountItem(AccountId id, String merchant, String asset, Instant openedAt) {
        static AccountItem of(AccountRow row) {
            return new AccountItem(row.account(), row.party(), row.asset().toString(), row.openedAt());
        }
    }

    @GetMapping("/v1/accounts")
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(summary = "List accounts, the newest first: a merchant's own, or all for an operator")
    @ReadsFrom(AccountList.PROJECTION)
    Page<AccountItem> list(@RequestParam Optional<MerchantId> merchant, PageRequest page, Caller caller) {
        return accounts.list(Whose.of(caller, merchant), page).map(AccountItem::of);
    }
}
