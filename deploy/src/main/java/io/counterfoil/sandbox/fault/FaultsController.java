package io.counterfoil.sandbox.fault;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/sandbox/faults/{attempt}")
class FaultsController {
    private final Faults faults;

    FaultsController(Faults faults) {
        this.faults = faults;
    }

    /** These faults and no others, from now on. */
    @PutMapping
    SwitchedOn put(@PathVariable String attempt, @RequestBody SwitchedOn wanted) {
        var names = wanted.faults();
        faults.replace(
                attempt,
                IntStream.range(0, names.size())
                        .mapToObj(i -> Fault.named(names.get(i), "/faults/" + i))
                        .collect(Collectors.toSet()));
        return get(attempt);
    }

    @GetMapping
    SwitchedOn get(@PathVariable String attempt) {
        return new SwitchedOn(
                faults.of(attempt).stream().map(Fault::wireName).sorted().toList());
    }

    record SwitchedOn(List<String> faults) {}
}
