package io.kafkactl.testkit;

import java.nio.file.Path;
import java.util.List;

/** One broker of the caller's own with a second listener that wants a name and a password, by PLAIN. */
public final class PasswordKafka implements AutoCloseable {
    public static final String USER = "ann";

    private final BrokerProcess broker;
    private final String address = "127.0.0.1:" + BrokerProcess.freePort();

    /** Returns when the broker answers; {@code password} stands in the settings as it is within quotes. */
    public PasswordKafka(Path folder, String password) {
        this.broker = new BrokerProcess(folder, """
                log.dirs=data
                inter.broker.listener.name=PLAINTEXT
                listeners=LISTENERS,SASL://%1$s
                advertised.listeners=PLAINTEXT://ADDRESS,SASL://%1$s
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL:SASL_PLAINTEXT
                listener.name.sasl.sasl.enabled.mechanisms=PLAIN
                listener.name.sasl.plain.sasl.jaas.config=\
                org.apache.kafka.common.security.plain.PlainLoginModule required user_%2$s="%3$s";
                """.formatted(address, USER, password), List.of(), List.of());
        broker.start();
    }

    /** Where it wants to know who asks. */
    public String address() {
        return address;
    }

    @Override
    public void close() {
        broker.close();
    }
}
