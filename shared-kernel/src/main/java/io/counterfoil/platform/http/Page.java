package io.counterfoil.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what to ask for the following part with ({@code ?after=}); absent at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {
    /**
     * @param rows in order, one more than fits where the list goes on
     * @param key by which the list is ordered
     */
    public static <T> Page<T> of(PageRequest request, List<T> rows, Function<T, String> key) {
        if (rows.size() <= request.limit()) return new Page<>(rows, null);
        var items = rows.subList(0, request.limit());
        return new Page<>(items, PageRequest.cursor(key.apply(items.getLast())));
    }

    /** For what has a limit of its own, and fits. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    /**
     * Of a list that is known as a whole and only grows at its end.
     *
     * @param key of an item, its own in the list
     */
    public static <T> Page<T> cut(PageRequest request, List<T> all, Function<T, String> key) {
        int first = request.after().map(last -> placeAfter(last, all, key)).orElse(0);
        var rows = all.subList(first, Math.min(first + request.rows(), all.size()));
        return of(request, rows, key);
    }

    private static <T> int placeAfter(String last, List<T> all, Function<T, String> key) {
        for (int i = 0; i < all.size(); i++) if (key.apply(all.get(i)).equals(last)) return i + 1;
        throw PageRequest.cursorInvalid();
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), next);
    }
}
