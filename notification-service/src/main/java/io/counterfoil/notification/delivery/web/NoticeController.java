package io.counterfoil.notification.delivery.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.notification.delivery.Notice;
import io.counterfoil.notification.delivery.NoticeTexts;
import io.counterfoil.notification.delivery.Replay;
import io.counterfoil.notification.delivery.Replays;
import io.counterfoil.notification.delivery.views.DeliveryList;
import io.counterfoil.notification.delivery.views.DeliveryRow;
import io.counterfoil.notification.endpoint.web.Owners;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.IdempotencyKey;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.http.ReadsFrom;
import io.counterfoil.platform.http.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What an endpoint was told, for a receiver that misses something. */
@RestController
@RequestMapping("/v1/endpoints/{endpoint}")
class NoticeController {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Owners owners;
    private final DeliveryList list;
    private final NoticeTexts texts;
    private final Replays replays;
    private final InstantSource clock;

    NoticeController(Owners owners, DeliveryList list, NoticeTexts texts, Replays replays, InstantSource clock) {
        this.owners = owners;
        this.list = list;
        this.texts = texts;
        this.replays = replays;
        this.clock = clock;
    }

    /**
     * @param merchant whose endpoint: an operator has to say
     * @param after the number of the last notice that is not missing
     */
    record Wanted(Optional<MerchantId> merchant, Optional<Long> after, Optional<Integer> limit) {
        int rows() {
            int rows = limit.orElse(PageRequest.LIMIT_DEFAULT);
            if (rows >= 1 && rows <= PageRequest.LIMIT_MAX) return rows;
            throw new Refusal(HttpStatus.BAD_REQUEST, "limit-invalid", "limit is 1 to " + PageRequest.LIMIT_MAX + ".");
        }
    }

    /** @param next what to ask for the following part with ({@code ?after=}); absent at the end */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Notices(List<NoticeView> items, @Nullable Long next) {}

    @Operation(
            summary = "Read what an endpoint is told, by the notices' numbers",
            description =
                    "after: the number (data.sequence) of the last notice that is not missing. Whatever has become of"
                            + " their deliveries.")
    @GetMapping("/notices")
    @Allows({Caller.Operator.class, Caller.Server.class})
    @ReadsFrom(DeliveryList.PROJECTION)
    Notices read(@PathVariable EndpointId endpoint, @ModelAttribute Wanted wanted, Caller caller) {
        owners.require(owners.owner(caller, wanted.merchant()), endpoint);
        int limit = wanted.rows();
        var rows = list.after(wanted.after().orElse(0L), endpoint, limit + 1);
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        @Nullable Long next = rows.size() > limit ? shown.getLast().sequence() : null;
        return new Notices(shown.stream().map(this::view).toList(), next);
    }

    private NoticeView view(DeliveryRow row) {
        var notice = new Notice(
                row.endpoint(), row.merchant(), row.order(), row.channel(), row.kind(), row.event(), row.ordered());
        return NoticeView.of(row, JSON.readTree(texts.json(notice, row.sequence())));
    }

    /** @param notices how many are due again, from one number to the other */
    record Begun(EndpointId endpoint, long first, long last, long notices) {
        static Begun of(Replay replay) {
            var stretch = replay.stretch();
            return new Begun(replay.range().endpoint(), stretch.first(), stretch.last(), stretch.notices());
        }
    }

    @Operation(
            summary = "Have an endpoint's notices sent again",
            description =
                    "All of them, or those that the request names, in their order and with the webhook-id that they"
                            + " had; state=exhausted: the dead letters. They are made due one by one, soon after the answer;"
                            + " until then the endpoint has no other such wish.")
    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Allows({Caller.Operator.class, Caller.Server.class})
    Begun replay(
            @PathVariable EndpointId endpoint, @RequestBody ReplayWish wish, IdempotencyKey request, Caller caller) {
        Told.require(owners.require(owners.owner(caller, wish.merchant()), endpoint));
        var range = wish.range(endpoint);
        var wished = Replay.asked(name(request, caller), range, list.stretch(range), clock.instant());
        return Begun.of(replays.begin(wished));
    }

    /** The merchant's words and the operator's have nothing to do with each other. */
    private static String name(IdempotencyKey request, Caller caller) {
        return (caller instanceof Caller.Operator ? "operator/" : "merchant/") + request.orRandom();
    }
}
