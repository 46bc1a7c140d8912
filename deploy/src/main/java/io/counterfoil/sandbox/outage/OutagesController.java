package io.counterfoil.sandbox.outage;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/sandbox/outages/{provider}")
class OutagesController {
    private final Outages outages;

    OutagesController(Outages outages) {
        this.outages = outages;
    }

    /** From now on, for all calls to the provider's gateway, whichever merchant makes them. */
    @PutMapping
    Kind put(@PathVariable String provider, @RequestBody Kind wanted) {
        outages.replace(Gateway.of(provider), Outage.named(wanted.kind()));
        return wanted;
    }

    @GetMapping
    Kind get(@PathVariable String provider) {
        return new Kind(outages.of(Gateway.of(provider)).wireName());
    }

    record Kind(String kind) {}
}
