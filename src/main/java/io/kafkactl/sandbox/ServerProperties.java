package io.kafkactl.sandbox;

import java.util.stream.Collectors;

/** The configuration of one broker, which is a controller too. */
final class ServerProperties {
    /**
     * A killed broker may register again only when its session is over: 4 s here, 9 s by default. The data folder is
     * relative to the working directory, because Kafka would split a path at commas and garble what is not ASCII.
     */
    private static final String TEMPLATE = """
            process.roles=broker,controller
            node.id=%1$d
            controller.quorum.voters=%2$s
            listeners=PLAINTEXT://%3$s:%4$d,CONTROLLER://%3$s:%5$d
            advertised.listeners=PLAINTEXT://%3$s:%4$d
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
            inter.broker.listener.name=PLAINTEXT
            controller.listener.names=CONTROLLER
            log.dirs=data
            auto.create.topics.enable=false
            default.replication.factor=%6$d
            min.insync.replicas=%7$d
            offsets.topic.replication.factor=%6$d
            transaction.state.log.replication.factor=%6$d
            transaction.state.log.min.isr=%7$d
            share.coordinator.state.topic.replication.factor=%6$d
            share.coordinator.state.topic.min.isr=%7$d
            offsets.topic.num.partitions=5
            transaction.state.log.num.partitions=5
            share.coordinator.state.topic.num.partitions=5
            group.initial.rebalance.delay.ms=0
            num.network.threads=2
            log.cleaner.backoff.ms=1000
            broker.heartbeat.interval.ms=1000
            broker.session.timeout.ms=4000
            """;

    private ServerProperties() {}

    static String render(SandboxState state, BrokerState broker) {
        int replication = state.brokers().size();
        String voters = state.brokers().stream()
                .map(b -> b.id() + "@" + FreePorts.LOOPBACK + ":" + b.controllerPort())
                .collect(Collectors.joining(","));
        return TEMPLATE.formatted(
                broker.id(),
                voters,
                FreePorts.LOOPBACK,
                broker.port(),
                broker.controllerPort(),
                replication,
                replication == 1 ? 1 : replication - 1);
    }
}
