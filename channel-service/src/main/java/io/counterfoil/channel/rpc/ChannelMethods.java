package io.counterfoil.channel.rpc;

import io.counterfoil.channel.filecoin.ChannelAddress;
import io.counterfoil.channel.trading.ChannelRow;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.platform.http.Page;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A channel's way from its opening to its end. */
@Component
final class ChannelMethods implements Methods {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Channels channels;

    ChannelMethods(Channels channels) {
        this.channels = channels;
    }

    @Override
    public Map<String, Method> byName() {
        return Map.of(
                "Filecoin.PaychList", this::list,
                "Filecoin.PaychStatus", this::status,
                "Filecoin.PaychAllocateLane", this::allocateLane,
                "Filecoin.PaychSettle", this::settle,
                "Filecoin.PaychCollect", this::collect);
    }

    private JsonNode list(Params params, Asking asking) {
        params.require(0);
        var list = JSON.arrayNode();
        Whole.of(asking, page -> names(channels.list(asking.asker(), Optional.empty(), page)))
                .forEach(list::add);
        return list;
    }

    /** Channels of other schemes are none of the list's. */
    private static Page<String> names(Page<ChannelRow> page) {
        var names = page.items().stream()
                .filter(row -> row.scheme() == Scheme.FILECOIN)
                .map(ChannelRow::name)
                .toList();
        return new Page<>(names, page.next());
    }

    private JsonNode status(Params params, Asking asking) {
        params.require(1);
        var control = Control.of(channels.status(asking.asker(), channel(params)));
        return JSON.objectNode().put("ControlAddr", control.key()).put("Direction", control.direction());
    }

    private JsonNode allocateLane(Params params, Asking asking) {
        params.require(1);
        return LotusJson.number(channels.allocateLane(asking.asker(), channel(params)));
    }

    private JsonNode settle(Params params, Asking asking) {
        params.require(1);
        var channel = channel(params);
        var message = message(channel, asking);
        Refusals.ofActor(() -> channels.settle(asking.asker(), channel));
        return LotusJson.cid(message.settle());
    }

    private JsonNode collect(Params params, Asking asking) {
        params.require(1);
        var channel = channel(params);
        var message = message(channel, asking);
        Refusals.ofActor(() -> channels.collect(asking.asker(), channel));
        return LotusJson.cid(message.collect());
    }

    private Message message(ChannelId channel, Asking asking) {
        return Message.of(channels.status(asking.asker(), channel));
    }

    static ChannelId channel(Params params) {
        return ChannelAddress.id(params.address(0));
    }
}
