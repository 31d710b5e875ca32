package io.kafkactl.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.Admin;

/** An admin client that tells which of its methods are called, and with what. */
public final class ListeningAdmin {
    private ListeningAdmin() {}

    /** {@code calls} hears the name of the method and its arguments before {@code admin} does. */
    public static Admin of(Admin admin, BiConsumer<String, Object[]> calls) {
        return (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> {
                    calls.accept(method.getName(), arguments);
                    try {
                        return method.invoke(admin, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
