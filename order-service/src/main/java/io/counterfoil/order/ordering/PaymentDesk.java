package io.counterfoil.order.ordering;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.order.merchant.ProviderAccounts;
import io.counterfoil.order.ordering.OrderCommand.PlaceOrder;
import io.counterfoil.order.ordering.OrderCommand.RecordPreparationRefused;
import io.counterfoil.order.ordering.OrderCommand.RecordPrepared;
import io.counterfoil.order.ordering.OrderState.AwaitingPayment;
import io.counterfoil.order.ordering.OrderState.Placed;
import io.counterfoil.order.ordering.OrderState.Present;
import io.counterfoil.order.provider.Preparation;
import io.counterfoil.order.provider.Prepared;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.Providers;
import io.counterfoil.platform.eventlog.History;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Gets an order's current attempt ready to be paid, once, and again when what was needed for it has expired. */
@Component
class PaymentDesk {
    /** In less a provider in good health may not answer either, and to ask it would count against its health. */
    private static final Duration WORTH_ASKING = Duration.ofMillis(500);

    private static final Order RULES = new Order();

    private final CommandGateway commands;
    private final History history;
    private final Providers providers;
    private final ProviderAccounts accounts;
    private final CallbackUrls callbackUrls;
    private final PayerVault vault;
    private final ProviderInquiry inquiry;
    private final InstantSource clock;

    PaymentDesk(
            CommandGateway commands,
            History history,
            Providers providers,
            ProviderAccounts accounts,
            CallbackUrls callbackUrls,
            PayerVault vault,
            ProviderInquiry inquiry,
            InstantSource clock) {
        this.commands = commands;
        this.history = history;
        this.providers = providers;
        this.accounts = accounts;
        this.callbackUrls = callbackUrls;
        this.vault = vault;
        this.inquiry = inquiry;
        this.clock = clock;
    }

    /**
     * @param state how the order stands
     * @throws Rejected where the provider does not say in time what to pay with, or that the order is paid
     */
    Present makePayable(OrderId order, Present state, TimeLeft left) {
        var now = clock.instant();
        if (!wantsPreparation(state, now)) return state;
        var attempt = state.dossier().current().attempt();
        var account = accounts.byAlias(attempt.provider(), attempt.account()).orElseThrow();
        return switch (prepare(account, preparation(state.dossier(), account, now, left))) {
            case Prepared.Ready(var payment) -> after(new RecordPrepared(order, attempt.number(), payment, now));
            case Prepared.Refused(var code, var detail) ->
                after(new RecordPreparationRefused(order, attempt.number(), code, detail, now));
            case Prepared.PaidAlready _ -> paid(order, left);
            case Prepared.Unknown(var why) ->
                throw Rejected.again("provider-undecided", why + ": ask again with the same order number");
        };
    }

    /** With what to pay, where no call is needed to know it: the order is then placed together with it. */
    PlaceOrder payable(PlaceOrder command, ProviderAccount account, TimeLeft left) {
        if (providers.get(account.provider()).callsToPrepare()) return command;
        var placed = (Present) RULES.replay(RULES.decide(command, RULES.initial()));
        var preparation =
                preparation(placed.dossier(), account, command.content().placedAt(), left);
        return prepare(account, preparation) instanceof Prepared.Ready(var payment)
                ? command.payable(payment)
                : command;
    }

    /** How an order stands that is there for certain once the command is done. */
    Present after(OrderCommand command) {
        return (Present) commands.<OrderState>sendAndWait(command);
    }

    private Present paid(OrderId order, TimeLeft left) {
        inquiry.ask(order, left.duration());
        var state = present(order);
        if (wantsPreparation(state, clock.instant())) {
            throw Rejected.again("provider-undecided", "the provider has been paid already: ask again to be told");
        }
        return state;
    }

    private Present present(OrderId order) {
        return switch (history.fold(order, RULES)) {
            case Present present -> present;
            case OrderState.Absent _ -> throw Rejected.unknown(OrderId.class);
        };
    }

    /** A payer who was forgotten since the attempt was started is not made up. */
    private Prepared prepare(ProviderAccount account, Preparation preparation) {
        var provider = providers.get(account.provider());
        if (!preparation.payer().has(provider.needed())) {
            return new Prepared.Refused("payer-forgotten", "the provider has to know more about the payer");
        }
        return preparation.within().compareTo(WORTH_ASKING) < 0 && provider.callsToPrepare()
                ? new Prepared.Unknown("there was no time to ask " + provider.id())
                : provider.prepare(account, preparation);
    }

    private static boolean wantsPreparation(Present state, Instant now) {
        return switch (state) {
            case Placed placed -> mayBePaid(placed.dossier(), now);
            case AwaitingPayment waiting -> mayBePaid(waiting.dossier(), now);
            default -> false;
        };
    }

    private static boolean mayBePaid(Dossier dossier, Instant now) {
        return dossier.content().expiresAt().isAfter(now)
                && dossier.current().isOpen()
                && dossier.current().payableAt(now).isEmpty();
    }

    private Preparation preparation(Dossier dossier, ProviderAccount account, Instant now, TimeLeft left) {
        var content = dossier.content();
        return new Preparation(
                dossier.current().attempt().number(),
                content.purchase().total(),
                content.purchase().name(),
                content.expiresAt(),
                callbackUrls.of(account),
                Optional.ofNullable(content.returnUrl()).map(URI::create),
                vault.read(dossier.current().payer()),
                now,
                left.duration());
    }
}
