package io.counterfoil.channel.rpc;

import io.counterfoil.channel.trading.Asker;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.CurrentRequest;
import io.counterfoil.platform.http.IdempotencyKey;
import io.counterfoil.platform.http.RawBody;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Where programs call that were made for Filecoin's nodes. Whatever comes of it is 200: each call's answer says for itself. */
@RestController
class RpcController {
    private final Answering answering;

    RpcController(Answering answering) {
        this.answering = answering;
    }

    @PostMapping("/rpc/v1")
    @Allows({Caller.Server.class, Caller.Operator.class})
    ResponseEntity<String> call(Caller caller, IdempotencyKey key, HttpServletRequest request) {
        var correlation = CurrentRequest.of(request).correlation();
        return answering
                .answer(RawBody.of(request), Asking.now(Asker.of(caller), key.orRandom(), correlation))
                .map(RpcController::answered)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    private static ResponseEntity<String> answered(JsonNode answer) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer.toString());
    }
}
