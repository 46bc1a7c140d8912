package io.counterfoil.bench.measure;

import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a request costs that nothing is done about: everything of ours up to the handler, authentication included. */
@RestController
class EmptyHandler {
    @PostMapping("/v1/bench/nothing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allows(Caller.Server.class)
    void nothing() {}
}
