package io.counterfoil.channel.rpc;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.platform.eventlog.Outages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON-RPC 2.0: one call or several at once, answered each by itself and in their order. */
@Component
final class Answering {
    static final int CALLS_MAX = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonMapper mapper;
    private final Map<String, Method> methods;

    Answering(JsonMapper mapper, List<Methods> methods) {
        this.mapper = mapper;
        this.methods = methods.stream()
                .flatMap(group -> group.byName().entrySet().stream())
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Empty where nobody waits for an answer. */
    Optional<JsonNode> answer(byte[] body, Asking asking) {
        try {
            var json = mapper.readTree(body);
            if (json.isMissingNode()) throw Fault.unreadable();
            return json instanceof ArrayNode batch
                    ? answerAll(batch, asking)
                    : Optional.ofNullable(answerOne(json, asking));
        } catch (JacksonException notJson) {
            return Optional.of(failure(null, Fault.unreadable()));
        } catch (Fault fault) {
            return Optional.of(failure(null, fault));
        }
    }

    private Optional<JsonNode> answerAll(ArrayNode batch, Asking asking) {
        if (batch.isEmpty()) throw Fault.noRequest("a batch of none");
        if (batch.size() > CALLS_MAX) throw Fault.noRequest("a batch has at most " + CALLS_MAX + " calls");
        var answers = JSON.arrayNode();
        for (int i = 0; i < batch.size(); i++) {
            @Nullable ObjectNode answer = answerOne(batch.get(i), asking.at(i));
            if (answer != null) answers.add(answer);
        }
        return answers.isEmpty() ? Optional.empty() : Optional.of(answers);
    }

    private @Nullable ObjectNode answerOne(JsonNode json, Asking asking) {
        Call call;
        try {
            call = Call.of(json);
        } catch (Fault noRequest) {
            return failure(Call.idOf(json), noRequest);
        }
        var answer = answer(call, asking);
        return call.isNotification() ? null : answer;
    }

    private ObjectNode answer(Call call, Asking asking) {
        try {
            @Nullable Method method = methods.get(call.method());
            if (method == null) throw Fault.unknown(call.method());
            if (asking.patience().isZero()) throw Fault.unavailable();
            return envelope(call.id()).set("result", method.answer(call.params(), asking));
        } catch (Fault fault) {
            return failure(call.id(), fault);
        } catch (Rejected rejected) {
            return failure(call.id(), Fault.refused(rejected));
        } catch (RuntimeException mishap) {
            return failure(call.id(), fault(mishap, asking.correlation()));
        }
    }

    private static Fault fault(RuntimeException mishap, String correlation) {
        if (Outages.isOne(mishap)) {
            LOG.warn("request {}: {}", correlation, mishap.toString());
            return Fault.unavailable();
        }
        LOG.error("request {} failed", correlation, mishap);
        return Fault.unexpected(correlation);
    }

    private static ObjectNode failure(@Nullable JsonNode id, Fault fault) {
        return envelope(id).set("error", fault.json());
    }

    private static ObjectNode envelope(@Nullable JsonNode id) {
        var envelope = JSON.objectNode().put("jsonrpc", "2.0");
        envelope.set("id", id == null ? NullNode.getInstance() : id);
        return envelope;
    }
}
