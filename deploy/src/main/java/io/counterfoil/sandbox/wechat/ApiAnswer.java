package io.counterfoil.sandbox.wechat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

record ApiAnswer(HttpStatus status, String body) {
    private static final JsonMapper JSON = new JsonMapper();

    static ApiAnswer ok(Map<String, ?> fields) {
        return new ApiAnswer(HttpStatus.OK, JSON.writeValueAsString(fields));
    }

    static ApiAnswer done() {
        return new ApiAnswer(HttpStatus.NO_CONTENT, "");
    }

    static ApiAnswer refused(ApiRefused refused) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("code", refused.error().code());
        fields.put("message", refused.error().message());
        if (!refused.detail().isEmpty()) fields.put("detail", refused.detail());
        return new ApiAnswer(refused.error().status(), JSON.writeValueAsString(fields));
    }
}
