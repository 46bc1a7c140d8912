package io.counterfoil.order.goods;

import io.counterfoil.kernel.order.GoodsEvent;
import io.counterfoil.order.goods.GoodsCommand.ActivateGoods;
import io.counterfoil.order.goods.GoodsCommand.ChangePrice;
import io.counterfoil.order.goods.GoodsCommand.CreateGoods;
import io.counterfoil.order.goods.GoodsCommand.DeactivateGoods;
import io.counterfoil.order.goods.GoodsCommand.RenameGoods;
import io.counterfoil.platform.eventlog.EventSourced;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Hangs {@link Goods} on Axon. No rule lives here; absent goods refuse by the rules too. */
@Aggregate
class GoodsAggregate extends EventSourced<GoodsCommand, Goods.State, GoodsEvent> {
    GoodsAggregate() {
        super(new Goods());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CreateGoods command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ChangePrice command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RenameGoods command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DeactivateGoods command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ActivateGoods command) {
        decide(command);
    }

    @EventSourcingHandler
    void on(GoodsEvent event) {
        evolve(event.goods(), event);
    }
}
