package io.counterfoil.channel.trading.views;

import io.counterfoil.channel.trading.AccountRow;
import io.counterfoil.channel.trading.Asker;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import org.springframework.stereotype.Component;

/** The accounts that an asker acts for, the newest first. */
@Component
public class AccountList {
    public static final String PROJECTION = "account-list";

    private final AccountListTable table;
    private final Lately lately;

    AccountList(AccountListTable table, Lately lately) {
        this.table = table;
        this.lately = lately;
    }

    public Page<AccountRow> page(Asker asker, PageRequest request) {
        lately.await(PROJECTION);
        var rows = table.before(request.before(), Lately.party(asker), request.rows());
        return Page.of(request, rows, row -> Long.toString(row.position()));
    }
}
