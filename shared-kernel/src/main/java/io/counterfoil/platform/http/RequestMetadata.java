package io.counterfoil.platform.http;

import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/** Gives commands what is noted about the request that they are sent for. */
final class RequestMetadata implements MessageDispatchInterceptor<CommandMessage<?>> {
    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(List<? extends CommandMessage<?>> all) {
        return (_, command) -> CurrentRequest.find()
                .<CommandMessage<?>>map(request -> command.andMetaData(request.metadata()))
                .orElse(command);
    }
}
