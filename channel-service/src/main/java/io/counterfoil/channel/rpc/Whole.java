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
    /** @throws Rejected where the lists of a request are too long, or take too long to read */
    static <T> List<T> of(Asking asking, Function<PageRequest, Page<T>> list) {
        var all = new ArrayList<T>();
        var wanted = Optional.of(new PageRequest(PageRequest.LIMIT_MAX, Optional.empty()));
        while (wanted.isPresent()) {
            var page = list.apply(wanted.get());
            asking.takeRoom(page.items().size());
            all.addAll(page.items());
            wanted = Optional.ofNullable(page.next()).map(wanted.get()::from);
        }
        return all;
    }

    private Whole() {}
}
