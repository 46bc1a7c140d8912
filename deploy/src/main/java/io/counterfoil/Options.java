package io.counterfoil;

import io.counterfoil.platform.start.CannotStart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our few options, said as properties; any other property may follow as {@code --its.name=value}. */
final class Options {
    private static final Map<String, String> PROPERTIES = Map.of(
            "--port", "server.port",
            "--data", "counterfoil.data",
            "--datasource", "spring.datasource.url",
            "--roles", "counterfoil.roles");
    private static final String USAGE = "Options: --port N --data DIR --datasource JDBC_URL --roles ROLE,ROLE…";

    /** @throws CannotStart at an option that there is not, or that lacks its value */
    static String[] toProperties(String... arguments) {
        var properties = new ArrayList<String>();
        var rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) properties.add(property(rest.next(), rest));
        return properties.toArray(String[]::new);
    }

    private static String property(String argument, Iterator<String> rest) {
        var parts = argument.split("=", 2);
        @Nullable String property = PROPERTIES.get(parts[0]);
        if (property == null) return foreign(argument, parts[0]);
        if (parts.length == 1 && !rest.hasNext()) throw new CannotStart(argument + " lacks its value.", USAGE);
        var value = parts.length == 1 ? rest.next() : parts[1];
        if (parts[0].equals("--port")) requirePort(value);
        return "--" + property + "=" + value;
    }

    private static String foreign(String argument, String name) {
        if (name.startsWith("--") && name.contains(".")) return argument;
        throw new CannotStart("There is no option " + name + ".", USAGE);
    }

    private static void requirePort(String value) {
        if (!value.matches("[0-9]{1,5}")) throw new CannotStart(value + " is no port.", USAGE);
    }

    private Options() {}
}
