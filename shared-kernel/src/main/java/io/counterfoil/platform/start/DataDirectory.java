package io.counterfoil.platform.start;

import java.nio.file.Path;

/** Where this process keeps what is its own: the embedded database, generated keys and passwords. */
public record DataDirectory(Path path) {
    public Path resolve(String name) {
        return path.resolve(name);
    }
}
