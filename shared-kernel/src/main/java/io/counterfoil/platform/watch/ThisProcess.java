package io.counterfoil.platform.watch;

import java.util.UUID;

/**
 * What this process is called where several share the work. Process number and host, as Axon has it, two containers may
 * share: each would work as the other.
 */
public record ThisProcess(String name) {
    static ThisProcess anew() {
        return new ThisProcess(ProcessHandle.current().pid() + "@" + UUID.randomUUID());
    }
}
