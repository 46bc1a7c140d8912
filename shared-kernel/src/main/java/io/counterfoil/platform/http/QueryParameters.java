package io.counterfoil.platform.http;

import static java.util.stream.Collectors.toCollection;

import io.counterfoil.kernel.text.Characters;
import io.counterfoil.platform.eventlog.Until;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Takes the parameters that a route knows, each once, and no others: a filter with a typing error in its name would
 * otherwise list everything.
 */
@Component
class QueryParameters implements HandlerInterceptor {
    private final Map<Method, SortedSet<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod route) {
            request.getParameterMap().forEach((name, values) -> require(request, route, name, values));
        }
        return true;
    }

    private void require(HttpServletRequest request, HandlerMethod route, String name, String[] values) {
        boolean waits = ReadPositions.isRead(request) && name.equals(ReadPositions.AT_LEAST);
        if (!waits && !known(route).contains(name)) {
            throw refused("parameter-unknown", "There is no parameter " + name + " here. Known: " + known(route) + ".");
        }
        if (values.length > 1) throw refused("parameter-repeated", "The parameter " + name + " is given once.");
        if (!Characters.arePrintable(values[0])) throw Refusal.parameter(name, "has characters that cannot be shown.");
    }

    private static Refusal refused(String code, String why) {
        return new Refusal(HttpStatus.BAD_REQUEST, code, why);
    }

    private SortedSet<String> known(HandlerMethod route) {
        return known.computeIfAbsent(
                route.getMethod(),
                method -> Arrays.stream(method.getParameters())
                        .flatMap(QueryParameters::names)
                        .collect(toCollection(TreeSet::new)));
    }

    private static Stream<String> names(Parameter parameter) {
        if (parameter.getType() == PageRequest.class) return Stream.of("limit", "after");
        if (parameter.getType() == Until.class) return Stream.of(AsOfArgument.NAME);
        if (parameter.isAnnotationPresent(ModelAttribute.class)) {
            return Arrays.stream(parameter.getType().getRecordComponents()).map(RecordComponent::getName);
        }
        @Nullable RequestParam named = parameter.getAnnotation(RequestParam.class);
        if (named == null) return Stream.empty();
        return Stream.of(named.name().isEmpty() ? parameter.getName() : named.name());
    }
}
