package io.counterfoil.order.goods;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.counterfoil.kernel.order.GoodsEvent;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.order.goods.GoodsCommand.ActivateGoods;
import io.counterfoil.order.goods.GoodsCommand.ChangePrice;
import io.counterfoil.order.goods.GoodsCommand.CreateGoods;
import io.counterfoil.order.goods.GoodsCommand.DeactivateGoods;
import io.counterfoil.order.goods.GoodsCommand.RenameGoods;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Hangs {@link Goods} on Axon. No rule lives here; absent goods refuse by the rules too. */
@Aggregate
class GoodsAggregate {
    private static final Goods RULES = new Goods();

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it by reflection
    private @Nullable GoodsId id;

    private Goods.State state = RULES.initial();

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

    private void decide(GoodsCommand command) {
        RULES.decide(command, state).forEach(event -> apply(event));
    }

    @EventSourcingHandler
    void on(GoodsEvent event) {
        id = event.goods();
        state = RULES.evolve(state, event);
    }
}
