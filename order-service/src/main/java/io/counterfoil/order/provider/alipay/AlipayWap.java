package io.counterfoil.order.provider.alipay;

import io.counterfoil.order.provider.AccountForm;
import io.counterfoil.order.provider.CallbackDecoder;
import io.counterfoil.order.provider.PaymentCloser;
import io.counterfoil.order.provider.PaymentProvider;
import io.counterfoil.order.provider.PaymentQuery;
import io.counterfoil.order.provider.Preparation;
import io.counterfoil.order.provider.Prepared;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.wire.Gateways;
import java.net.URI;
import java.util.Optional;

/** Alipay in a phone's browser: the payer goes to Alipay's page, a notice or a query tells us that they have paid. */
public final class AlipayWap implements PaymentProvider, AutoCloseable {
    public static final String ID = "alipay-wap";

    /** Alipay's own gateway, and no sandbox. */
    public static final Gateways GATEWAYS = new Gateways(URI.create(AlipayWap.OPENAPI));

    static final String OPENAPI = "https://openapi.alipay.com/gateway.do";

    private final Gateways gateways;
    private final AlipayClient client;
    private final AlipayTrades trades;

    public AlipayWap(Gateways gateways) {
        this(gateways, new AlipayClient(AlipayClient.WHOLE_TIMEOUT));
    }

    AlipayWap(Gateways gateways, AlipayClient client) {
        this.gateways = gateways;
        this.client = client;
        this.trades = new AlipayTrades(gateways, client);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public AccountForm accountForm() {
        return new AlipayAccountForm(gateways);
    }

    @Override
    public Prepared prepare(ProviderAccount account, Preparation preparation) {
        var environment = account.value(Gateways.ENVIRONMENT);
        return gateways.of(environment)
                .map(gateway -> AlipayPage.prepare(AlipayAccount.of(account, gateway), preparation))
                .orElseGet(
                        () -> new Prepared.Refused("environment-unavailable", "there is no " + environment + " here"));
    }

    /** A signed address, which the payer's browser opens. */
    @Override
    public boolean callsToPrepare() {
        return false;
    }

    @Override
    public Optional<CallbackDecoder> callbacks() {
        return Optional.of(new AlipayNotices());
    }

    @Override
    public Optional<PaymentQuery> query() {
        return Optional.of(trades);
    }

    @Override
    public Optional<PaymentCloser> closer() {
        return Optional.of(trades);
    }

    @Override
    public void close() {
        client.close();
    }
}
