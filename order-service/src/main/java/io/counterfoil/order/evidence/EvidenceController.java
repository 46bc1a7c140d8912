package io.counterfoil.order.evidence;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EvidenceController {
    private final Evidence evidence;

    EvidenceController(Evidence evidence) {
        this.evidence = evidence;
    }

    @Operation(
            summary = "A provider's message as it came, byte for byte",
            description = "Of a callback: headers, a blank line, the body. 404 where its payer has been forgotten.")
    @GetMapping(path = "/v1/evidence/{id}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Allows({Caller.Auditor.class, Caller.Operator.class})
    byte[] read(@PathVariable String id) {
        return evidence.find(id)
                .orElseThrow(() -> Rejected.unknown("evidence-unknown", "there is no such message, or no longer"));
    }
}
