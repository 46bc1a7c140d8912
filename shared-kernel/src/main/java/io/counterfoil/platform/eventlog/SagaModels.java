package io.counterfoil.platform.eventlog;

import static java.util.stream.Collectors.toSet;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.annotation.MessageHandlerInterceptorMemberChain;
import org.axonframework.modelling.saga.AnnotatedSaga;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.SagaMethodMessageHandlingMember;
import org.axonframework.modelling.saga.metamodel.AnnotationSagaMetaModelFactory;
import org.axonframework.modelling.saga.metamodel.SagaModel;
import org.springframework.beans.factory.ObjectProvider;

/** What sagas are made of: which events they handle, and what these are about. */
final class SagaModels {
    private final ObjectProvider<Configuration> axon;
    private final Map<Class<?>, Known<?>> known = new ConcurrentHashMap<>();

    private record Known<T>(SagaModel<T> model, MessageHandlerInterceptorMemberChain<T> interceptors) {}

    SagaModels(ObjectProvider<Configuration> axon) {
        this.axon = axon;
    }

    @SuppressWarnings("unchecked") // a class literal has no type parameters
    Set<AssociationValue> associations(Class<?> sagaType, EventMessage<?> event) {
        return known(sagaType).model().findHandlerMethods(event).stream()
                .flatMap(handler -> handler.unwrap(SagaMethodMessageHandlingMember.class).stream())
                .map(handler -> handler.getAssociationValue(event))
                .filter(Objects::nonNull)
                .collect(toSet());
    }

    /** A saga that was read, ready to handle what comes. */
    @SuppressWarnings("unchecked") // its own class
    <T> AnnotatedSaga<T> revive(String id, Set<AssociationValue> associations, T saga) {
        var known = known((Class<T>) saga.getClass());
        return new AnnotatedSaga<>(id, associations, saga, known.model(), known.interceptors());
    }

    @SuppressWarnings("unchecked") // kept by its class
    private <T> Known<T> known(Class<T> sagaType) {
        return (Known<T>) known.computeIfAbsent(sagaType, this::inspect);
    }

    private <T> Known<T> inspect(Class<T> sagaType) {
        var configuration = axon.getObject();
        var factory = new AnnotationSagaMetaModelFactory(
                configuration.parameterResolverFactory(), configuration.handlerDefinition(sagaType));
        return new Known<>(factory.modelOf(sagaType), factory.chainedInterceptor(sagaType));
    }
}
