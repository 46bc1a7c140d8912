package io.counterfoil;

import io.counterfoil.platform.start.CannotStart;
import java.util.Set;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** Brings in the modules of the roles that are on: all that the mode has, unless {@code counterfoil.roles} names some. */
class Roles implements ImportSelector {
    private final Environment environment;

    Roles(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String[] selectImports(AnnotationMetadata importing) {
        var production = environment.getProperty("counterfoil.mode", "").equals("production");
        return chosen(production).stream().map(role -> role.module().getName()).toArray(String[]::new);
    }

    private Set<Role> chosen(boolean production) {
        var names = environment.getProperty("counterfoil.roles", "");
        if (names.isBlank()) return Role.all(production);
        var roles = Role.parse(names);
        if (Role.all(production).containsAll(roles)) return roles;
        throw new CannotStart("There is no sandbox in production mode.", "Leave the role out, or the mode.");
    }
}
