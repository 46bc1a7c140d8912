package io.counterfoil.order.provider.alipay;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterfoil.kernel.order.AttemptNo;
import java.util.Set;

/** What came back from the gateway. */
sealed interface Heard {
    /** @param body the whole answer, signature included */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Signed(JsonNode response, byte[] body) implements Heard {
        private static final String SUCCESS = "10000";
        private static final String UNAVAILABLE = "20000";

        boolean isSuccess() {
            return text("code").equals(SUCCESS);
        }

        /** An answer that names no trade, as refusals do, is taken to be about the one that was asked for. */
        boolean isAbout(AttemptNo attempt) {
            return Set.of("", attempt.value()).contains(text("out_trade_no"));
        }

        /** Alipay's own trouble: it says nothing about the trade. */
        boolean isTrouble() {
            return text("code").equals(UNAVAILABLE)
                    || subCode().endsWith("SYSTEM_ERROR")
                    || subCode().startsWith("isp.");
        }

        String subCode() {
            return text("sub_code");
        }

        /** Empty where there is none. */
        String text(String name) {
            return response.path(name).asText("");
        }
    }

    /** Nothing, or nothing that is known to be true. */
    record Unclear(String why) implements Heard {}
}
