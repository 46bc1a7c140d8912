package io.counterfoil;

import static java.util.stream.Collectors.joining;

import io.counterfoil.channel.ChannelModule;
import io.counterfoil.notification.NotificationModule;
import io.counterfoil.order.OrderModule;
import io.counterfoil.platform.start.CannotStart;
import io.counterfoil.sandbox.SandboxModule;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.env.Environment;

/** What a process may be for. Each role owns its aggregates, its consumers and its timers. */
enum Role {
    ORDER(OrderModule.class),
    CHANNEL(ChannelModule.class),
    NOTIFICATION(NotificationModule.class),
    SANDBOX(SandboxModule.class);

    private final Class<?> module;

    Role(Class<?> module) {
        this.module = module;
    }

    Class<?> module() {
        return module;
    }

    /**
     * The roles that are asked for; all that the mode allows where none is.
     *
     * @throws CannotStart at a name that is no role's, and at the sandbox in production
     */
    static Set<Role> of(Environment environment) {
        var production = Mode.of(environment) == Mode.PRODUCTION;
        var names = environment.getProperty("counterfoil.roles", "");
        if (names.isBlank()) return production ? EnumSet.complementOf(EnumSet.of(SANDBOX)) : EnumSet.allOf(Role.class);
        var roles = parse(names);
        if (production && roles.contains(SANDBOX)) {
            throw new CannotStart(
                    "There is no sandbox in production mode: it makes payments up.", "Leave sandbox out of --roles.");
        }
        return roles;
    }

    private static Set<Role> parse(String names) {
        var roles = EnumSet.noneOf(Role.class);
        for (var name : names.split(",", -1)) roles.add(named(name.strip()));
        return roles;
    }

    private static Role named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new CannotStart(
                        "There is no role \"" + name + "\".", "Choose some of " + names() + " for --roles."));
    }

    private static String names() {
        return Arrays.stream(values()).map(Role::toString).collect(joining(","));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
