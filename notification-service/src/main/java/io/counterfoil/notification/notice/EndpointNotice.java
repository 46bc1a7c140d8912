package io.counterfoil.notification.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointDisabled;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a merchant's other endpoints are sent about one that was disabled without anybody asking for it. */
@JsonPropertyOrder({"type", "timestamp", "data"})
public record EndpointNotice(String type, String timestamp, Data data) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * @param failingSince since when it had only failed; absent where it has answered that it is gone
     * @param gone the delivery that it answered so; absent where it had only failed
     * @param position of the event, in the log
     * @param sequence the notice's number among those of the endpoint that is told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"endpoint", "failingSince", "gone", "position", "sequence"})
    public record Data(
            String endpoint,
            @Nullable String failingSince,
            @Nullable String gone,
            long position,
            long sequence) {}

    public static EndpointNotice of(EndpointDisabled event, long position, long sequence) {
        var data =
                new Data(event.endpoint().value(), text(event.failingSince()), text(event.gone()), position, sequence);
        return new EndpointNotice(
                NoticeKind.ENDPOINT_DISABLED.word(), event.at().toString(), data);
    }

    public String json() {
        return JSON.writeValueAsString(this);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
