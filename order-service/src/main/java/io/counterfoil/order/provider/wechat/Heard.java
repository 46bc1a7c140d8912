package io.counterfoil.order.provider.wechat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** What came back from WeChat Pay. */
sealed interface Heard {
    /**
     * @param exchange not signed, all of it: what was asked and the status of the answer
     * @param json without any field where the body is empty
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Signed(Exchange exchange, WechatObject json, WechatSeal seal, byte[] body) implements Heard {
        private static final int DETAIL_LENGTH_MAX = 200;

        boolean isSuccess() {
            return exchange.status() == 200 || exchange.status() == 204;
        }

        /** Success where there is nothing to say: an error whose status was changed on the way says something. */
        boolean isDone() {
            return isSuccess() && body.length == 0;
        }

        /** A no, and not WeChat Pay's own trouble, which says nothing about the trade. */
        boolean isRefusal() {
            var status = exchange.status();
            return status >= 400
                    && status < 500
                    && status != 429
                    && !code().isEmpty()
                    && !code().equals("SYSTEM_ERROR");
        }

        /** Empty where it is no error. */
        String code() {
            return json.text("code");
        }

        String detail() {
            var message = json.text("message");
            return message.substring(0, Math.min(message.length(), DETAIL_LENGTH_MAX));
        }

        String trouble() {
            return "WeChat Pay is in trouble: status " + exchange.status() + " " + code();
        }

        /** As a callback is kept, after what was asked: the headers that vouch for it, a blank line, the body. */
        byte[] evidence() {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes((exchange.text() + seal.text() + "\r\n").getBytes(ISO_8859_1));
            bytes.writeBytes(body);
            return bytes.toByteArray();
        }
    }

    /** A request, and the status that its answer came with. */
    record Exchange(String method, String path, int status) {
        String text() {
            return method + " " + path + "\r\nHTTP/1.1 " + status + "\r\n";
        }
    }

    /** Nothing, or nothing that is known to be true. */
    record Unclear(String why) implements Heard {}
}
