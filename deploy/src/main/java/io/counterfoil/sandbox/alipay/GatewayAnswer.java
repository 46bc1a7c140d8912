package io.counterfoil.sandbox.alipay;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** {@code {"<method>_response":{…},"sign":"…"}}: signed is the text of the inner object, byte for byte. */
record GatewayAnswer(Map<String, Object> fields) {
    static final String ERROR = "error_response";

    private static final JsonMapper JSON = new JsonMapper();

    static GatewayAnswer success(Map<String, ?> fields) {
        var all = new LinkedHashMap<String, Object>();
        all.put("code", "10000");
        all.put("msg", "Success");
        all.putAll(fields);
        return new GatewayAnswer(all);
    }

    /** @param echoed what the answer repeats of the request */
    static GatewayAnswer refused(GatewayRefused refused, Map<String, String> echoed) {
        var all = new LinkedHashMap<String, Object>();
        all.put("code", refused.error().code());
        all.put("msg", refused.error().msg());
        all.put("sub_code", refused.error().subCode());
        all.put("sub_msg", refused.subMsg());
        all.putAll(echoed);
        return new GatewayAnswer(all);
    }

    String unsigned(String node) {
        return "{\"" + node + "\":" + JSON.writeValueAsString(fields) + "}";
    }

    String signed(String node, App app) {
        var text = JSON.writeValueAsString(fields);
        return "{\"" + node + "\":" + text + ",\"sign\":\"" + app.sign(text) + "\"}";
    }
}
