package io.kafkactl.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One broker that takes logins by Kerberos, beside its listener without any. */
public final class KerberosKafka implements AutoCloseable {
    private static final String SETTINGS = """
            log.dirs=data
            inter.broker.listener.name=PLAINTEXT
            listeners=LISTENERS,TICKET://localhost:%1$d
            advertised.listeners=PLAINTEXT://ADDRESS,TICKET://localhost:%1$d
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,TICKET:SASL_PLAINTEXT
            listener.name.ticket.sasl.enabled.mechanisms=GSSAPI
            listener.name.ticket.sasl.kerberos.service.name=kafka
            listener.name.ticket.gssapi.sasl.jaas.config=com.sun.security.auth.module.Krb5LoginModule required \
            useKeyTab=true storeKey=true keyTab="%2$s" principal="%3$s";
            """;

    private final int port = BrokerProcess.freePort();
    private final BrokerProcess broker;

    /** Returns when the broker answers. */
    public KerberosKafka(Path folder, Kdc kdc) throws Exception {
        String host = Kdc.hosts().get(Kdc.hosts().size() - 1);
        String service = "kafka/" + host;
        Path keytab = kdc.keytab(service);
        this.broker = new BrokerProcess(
                Files.createDirectories(folder),
                SETTINGS.formatted(port, keytab, service + "@" + Kdc.REALM),
                List.of(),
                List.of("-Djava.security.krb5.conf=" + kdc.config()));
        broker.start();
    }

    /** Of the listener that wants a ticket. */
    public String address() {
        return "localhost:" + port;
    }

    public TestCluster cluster() {
        return broker.cluster();
    }

    @Override
    public void close() {
        broker.close();
    }
}
