package io.counterfoil.order.merchant;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.counterfoil.kernel.order.MerchantEvent;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.merchant.MerchantCommand.DisableMerchant;
import io.counterfoil.order.merchant.MerchantCommand.EnableMerchant;
import io.counterfoil.order.merchant.MerchantCommand.IssueKey;
import io.counterfoil.order.merchant.MerchantCommand.RegisterMerchant;
import io.counterfoil.order.merchant.MerchantCommand.RevokeKey;
import io.counterfoil.order.merchant.MerchantCommand.SetProviderAccount;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Hangs {@link Merchant} on Axon. No rule lives here; an absent merchant refuses by the rules too. */
@Aggregate
class MerchantAggregate {
    private static final Merchant RULES = new Merchant();

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it by reflection
    private @Nullable MerchantId id;

    private MerchantState state = RULES.initial();

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

    private void decide(MerchantCommand command) {
        RULES.decide(command, state).forEach(event -> apply(event));
    }

    @EventSourcingHandler
    void on(MerchantEvent event) {
        id = event.merchant();
        state = RULES.evolve(state, event);
    }
}
