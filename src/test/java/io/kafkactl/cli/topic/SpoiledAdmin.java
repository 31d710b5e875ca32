package io.kafkactl.cli.topic;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.client.ConnectionFactory;
import io.kafkactl.client.KafkaConnection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;

/** Real clients of a real broker, between which and the program a test may step in. */
final class SpoiledAdmin {
    private SpoiledAdmin() {}

    /** What becomes of an answer of the admin client. */
    interface Answer {
        Object spoil(Admin real, String method, Object[] args, Object result);
    }

    /** Real clients, whose admin's answers go through {@code answer}. */
    static ConnectionFactory of(Answer answer) {
        return settings -> {
            KafkaConnection real = new KafkaConnection(settings);
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, args) -> method.getName().equals("cluster")
                            ? new Cluster(spoiled(admin(real), answer), settings)
                            : invoke(method, real, args));
        };
    }

    static Admin admin(KafkaConnection connection) {
        Admin[] admin = new Admin[1];
        connection.cluster().call("borrow the client", a -> {
            admin[0] = a;
            return KafkaFuture.completedFuture(null);
        });
        return admin[0];
    }

    static Admin spoiled(Admin real, Answer answer) {
        return (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(),
                new Class<?>[] {Admin.class},
                (proxy, method, args) -> answer.spoil(real, method.getName(), args, invoke(method, real, args)));
    }

    static Object invoke(Method method, Object target, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
