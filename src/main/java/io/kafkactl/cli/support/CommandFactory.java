package io.kafkactl.cli.support;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Passes the {@link Invocation} to any command or mixin whose constructor asks for it. */
public final class CommandFactory implements IFactory {
    private final Invocation invocation;

    public CommandFactory(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            Class<?>[] parameters = constructor.getParameterTypes();
            if (parameters.length == 1 && parameters[0] == Invocation.class) {
                constructor.setAccessible(true);
                return type.cast(constructor.newInstance(invocation));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
