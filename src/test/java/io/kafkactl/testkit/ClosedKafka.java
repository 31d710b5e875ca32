package io.kafkactl.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.SaslConfigs;

/**
 * One broker of the caller's own that allows nothing but what ACLs allow. Who comes without login may do everything;
 * others log in with a SCRAM password.
 */
public final class ClosedKafka implements AutoCloseable {
    private static final String SETTINGS = """
            log.dirs=data
            listeners=LISTENERS,SASL://127.0.0.1:%1$d
            advertised.listeners=PLAINTEXT://ADDRESS,SASL://127.0.0.1:%1$d
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL:SASL_PLAINTEXT
            inter.broker.listener.name=PLAINTEXT
            sasl.enabled.mechanisms=SCRAM-SHA-256,SCRAM-SHA-512
            listener.name.sasl.scram-sha-256.sasl.jaas.config=%2$s required;
            listener.name.sasl.scram-sha-512.sasl.jaas.config=%2$s required;
            authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
            super.users=User:ANONYMOUS
            """;

    private static final String MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule";

    private final BrokerProcess broker;
    private final String saslAddress;

    /** Returns when the broker answers. */
    public ClosedKafka(Path folder) {
        int port = BrokerProcess.freePort();
        this.saslAddress = "127.0.0.1:" + port;
        this.broker = new BrokerProcess(folder, SETTINGS.formatted(port, MODULE), List.of());
        broker.start();
    }

    /** Of the listener without login. */
    public String address() {
        return broker.address();
    }

    /** As somebody who may do everything. */
    public TestCluster cluster() {
        return broker.cluster();
    }

    /** As somebody who may do everything. */
    public CliResult run(String... args) {
        return broker.run(args);
    }

    /** As somebody who may do everything, with an input or a terminal that the test chose. */
    public CliResult run(CliRunner runner, String... args) {
        List<String> all = new ArrayList<>(List.of("-b", broker.address()));
        all.addAll(List.of(args));
        return runner.run(all.toArray(String[]::new));
    }

    /** As a user who logs in. */
    public CliResult runAs(String user, String password, String... args) {
        return runAs(CliRunner.real(), user, password, args);
    }

    /** As a user who logs in, with an input or a terminal that the test chose. */
    public CliResult runAs(CliRunner runner, String user, String password, String... args) {
        List<String> all = new ArrayList<>(List.of("-b", saslAddress));
        login(user, password, "SCRAM-SHA-512").forEach((key, value) -> all.addAll(List.of("-X", key + "=" + value)));
        all.addAll(List.of(args));
        return runner.run(all.toArray(String[]::new));
    }

    /** A plain client of a user; the caller closes it. */
    public Admin admin(String user, String password, String mechanism) {
        Map<String, Object> config = login(user, password, mechanism);
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, saslAddress);
        return Admin.create(config);
    }

    private static Map<String, Object> login(String user, String password, String mechanism) {
        return new LinkedHashMap<>(Map.of(
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                "SASL_PLAINTEXT",
                SaslConfigs.SASL_MECHANISM,
                mechanism,
                SaslConfigs.SASL_JAAS_CONFIG,
                MODULE + " required username=\"" + user + "\" password=\"" + password + "\";"));
    }

    @Override
    public void close() {
        broker.close();
    }
}
