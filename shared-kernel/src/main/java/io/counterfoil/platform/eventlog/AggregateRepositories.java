package io.counterfoil.platform.eventlog;

import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.RepositorySpanFactory;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.util.StringUtils;

/** Gives every aggregate a repository of ours, under the name by which Axon looks for one before it makes its own. */
final class AggregateRepositories implements BeanDefinitionRegistryPostProcessor {
    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        var beans = (ListableBeanFactory) registry;
        for (var name : beans.getBeanNamesForAnnotation(Aggregate.class)) {
            var type = beans.getType(name, false);
            if (type == null) throw new IllegalStateException(name + " has no type");
            register(registry, beans, type.asSubclass(EventSourced.class));
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // what the class literal of a generic type gives
    private static void register(
            BeanDefinitionRegistry registry, BeanFactory beans, Class<? extends EventSourced> type) {
        var repository = BeanDefinitionBuilder.genericBeanDefinition(
                RememberingRepository.class, () -> repository(beans, (Class) type));
        registry.registerBeanDefinition(
                StringUtils.uncapitalize(type.getSimpleName()) + "Repository", repository.getBeanDefinition());
    }

    private static <S, T extends EventSourced<?, S, ?>> RememberingRepository<S, T> repository(
            BeanFactory beans, Class<T> type) {
        var axon = beans.getBean(Configuration.class);
        var models =
                new AnnotatedAggregateMetaModelFactory(axon.parameterResolverFactory(), axon.handlerDefinition(type));
        var settings = new RememberingRepository.Settings<>(type);
        settings.aggregateModel(models.createModel(type))
                .eventStore(beans.getBean(EventStore.class))
                .spanFactory(axon.getComponent(RepositorySpanFactory.class));
        return new RememberingRepository<>(type, settings, beans.getBean(States.class));
    }
}
