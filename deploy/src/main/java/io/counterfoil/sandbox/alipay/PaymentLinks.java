package io.counterfoil.sandbox.alipay;

import java.net.URI;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a merchant's front end would have taken the payer, read from the log.
 *
 * <p>Alipay hears of an attempt only when the payer's browser comes with the signed URL. A test that pays without a
 * browser is taken there by this.
 */
@Component
class PaymentLinks {
    private static final int ORDER_DIGITS = 26;

    /** Links of other providers are none of Alipay's. */
    private static final String METHOD = "method=alipay.";

    private final JdbcClient sql;

    PaymentLinks(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<GatewayRequest> of(String attempt) {
        if (attempt.length() <= ORDER_DIGITS) return Optional.empty();
        return sql.sql("""
                select payload::jsonb #>> '{payment,values,url}' from event_log.event
                 where stream = ? and name like 'order.payment-prepared/%' and payload::jsonb ->> 'attempt' = ?
                 order by sequence desc limit 1
                """)
                .params("or_" + attempt.substring(0, ORDER_DIGITS), attempt)
                .query(String.class)
                .optional()
                .map(url -> URI.create(url).getRawQuery())
                .filter(query -> query.contains(METHOD))
                .map(query -> GatewayRequest.read(query, new byte[0]));
    }
}
