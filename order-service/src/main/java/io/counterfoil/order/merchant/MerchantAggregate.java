package io.counterfoil.order.merchant;

import io.counterfoil.kernel.order.MerchantEvent;
import io.counterfoil.order.merchant.MerchantCommand.DisableMerchant;
import io.counterfoil.order.merchant.MerchantCommand.EnableMerchant;
import io.counterfoil.order.merchant.MerchantCommand.IssueKey;
import io.counterfoil.order.merchant.MerchantCommand.RegisterMerchant;
import io.counterfoil.order.merchant.MerchantCommand.RevokeKey;
import io.counterfoil.order.merchant.MerchantCommand.SetProviderAccount;
import io.counterfoil.platform.eventlog.EventSourced;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Hangs {@link Merchant} on Axon. No rule lives here; an absent merchant refuses by the rules too. */
@Aggregate
class MerchantAggregate extends EventSourced<MerchantCommand, MerchantState, MerchantEvent> {
    MerchantAggregate() {
        super(new Merchant());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterMerchant command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DisableMerchant command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(EnableMerchant command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(IssueKey command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RevokeKey command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SetProviderAccount command) {
        decide(command);
    }

    @EventSourcingHandler
    void on(MerchantEvent event) {
        evolve(event.merchant(), event);
    }
}
