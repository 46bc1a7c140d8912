package io.counterfoil.platform.eventlog;

import static java.util.stream.Collectors.toSet;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.SagaMethodMessageHandlingMember;
import org.axonframework.modelling.saga.metamodel.AnnotationSagaMetaModelFactory;
import org.axonframework.modelling.saga.metamodel.SagaModel;
import org.springframework.beans.factory.ObjectProvider;

/** What events are about, as sagas see it. */
final class SagaModels {
    private final ObjectProvider<Configuration> axon;
    private final Map<Class<?>, SagaModel<?>> models = new ConcurrentHashMap<>();

    SagaModels(ObjectProvider<Configuration> axon) {
        this.axon = axon;
    }

    @SuppressWarnings("unchecked") // a class literal has no type parameters
    Set<AssociationValue> associations(Class<?> sagaType, EventMessage<?> event) {
        return models.computeIfAbsent(sagaType, this::model).findHandlerMethods(event).stream()
                .flatMap(handler -> handler.unwrap(SagaMethodMessageHandlingMember.class).stream())
                .map(handler -> handler.getAssociationValue(event))
                .filter(Objects::nonNull)
                .collect(toSet());
    }

    private SagaModel<?> model(Class<?> sagaType) {
        var configuration = axon.getObject();
        return new AnnotationSagaMetaModelFactory(
                        configuration.parameterResolverFactory(), configuration.handlerDefinition(sagaType))
                .modelOf(sagaType);
    }
}
