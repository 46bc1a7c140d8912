package io.counterfoil.channel.trading.views;

import io.counterfoil.channel.trading.Asker;
import io.counterfoil.channel.trading.ChannelRow;
import io.counterfoil.channel.trading.ChannelStatus.State;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The channels that an asker is a party of, the newest first. */
@Component
public class ChannelList {
    public static final String PROJECTION = "channel-list";

    private final ChannelListTable table;
    private final Lately lately;

    ChannelList(ChannelListTable table, Lately lately) {
        this.table = table;
        this.lately = lately;
    }

    public Page<ChannelRow> page(Asker asker, Optional<State> state, PageRequest request) {
        lately.await(PROJECTION);
        var rows = switch (asker) {
            case Asker.Operator _ -> table.before(request.before(), state, request.rows());
            case Asker.Merchant merchant -> {
                lately.await(AccountList.PROJECTION);
                yield table.ofParty(merchant.id(), request.before(), state, request.rows());
            }
        };
        return Page.of(request, rows, row -> Long.toString(row.position()));
    }
}
