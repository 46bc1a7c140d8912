package io.counterfoil.order.provider.wechat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** What came back from WeChat Pay. */
sealed interface Heard {
    /** @param json without any field where the body is empty */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Signed(int status, WechatObject json, WechatSeal seal, byte[] body) implements Heard {
        private static final int DETAIL_LENGTH_MAX = 200;

        boolean isSuccess() {
            return status == 200 || status == 204;
        }

        /** A no, and not WeChat Pay's own trouble, which says nothing about the trade. */
        boolean isRefusal() {
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
            return "WeChat Pay is in trouble: status " + status + " " + code();
        }

        /** As a callback is kept: the headers that vouch for it, a blank line, the body. */
        byte[] evidence() {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes((seal.text() + "\r\n").getBytes(ISO_8859_1));
            bytes.writeBytes(body);
            return bytes.toByteArray();
        }
    }

    /** Nothing, or nothing that is known to be true. */
    record Unclear(String why) implements Heard {}
}
