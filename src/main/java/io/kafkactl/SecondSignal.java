package io.kafkactl;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** Makes a second SIGINT or SIGTERM end the process at once while the first is still being honoured. */
final class SecondSignal {
    private static final int SIGNAL_EXIT_BASE = 128;

    private SecondSignal() {}

    /** By reflection: a direct use of {@code sun.misc.Signal} is a warning that cannot be suppressed. */
    static void halts() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler halt = (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                    int number = (int) signal.getMethod("getNumber").invoke(arguments[0]);
                    Runtime.getRuntime().halt(SIGNAL_EXIT_BASE + number);
                }
                return null;
            };
            Object instance =
                    Proxy.newProxyInstance(SecondSignal.class.getClassLoader(), new Class<?>[] {handler}, halt);
            for (String name : new String[] {"INT", "TERM"}) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), instance);
            }
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // A JVM without that class has no second signal; the first still works.
            return;
        }
    }
}
