package io.counterfoil;

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
        return Role.of(environment).stream()
                .map(role -> role.module().getName())
                .toArray(String[]::new);
    }
}
