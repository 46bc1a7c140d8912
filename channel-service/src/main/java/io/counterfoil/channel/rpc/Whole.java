package io.counterfoil.channel.rpc;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A whole list, as Filecoin's nodes give it, out of its pages. */
final class Whole {
    static final int ITEMS_MAX = 10_000;

    /** @throws Rejected {@code list-too-long} */
    static <T> List<T> of(Function<PageRequest, Page<T>> list) {
        var all = new ArrayList<T>();
        var wanted = Optional.of(new PageRequest(PageRequest.LIMIT_MAX, Optional.empty()));
        while (wanted.isPresent()) {
            var page = list.apply(wanted.get());
            all.addAll(page.items());
            if (all.size() > ITEMS_MAX) throw tooLong();
            wanted = Optional.ofNullable(page.next()).map(wanted.get()::from);
        }
        return all;
    }

    private static Rejected tooLong() {
        return new Rejected("list-too-long", "There are more than " + ITEMS_MAX + ": ask for pages of them under /v1.");
    }

    private Whole() {}
}
