package io.kafkactl.ops.cluster.doctor;

import java.util.Locale;

/** What is looked at, in the order in which it is reported: first the way to the cluster, then what runs on it. */
public enum DoctorCheck {
    DNS("a bootstrap server's name resolves"),
    TCP("something listens there"),
    TLS("both sides agree on TLS and on their certificates"),
    SASL("the login is accepted"),
    API_VERSIONS("the broker knows the requests that are sent to it"),
    METADATA("the broker tells which brokers there are"),
    ADVERTISED("each broker can be reached at the address that it advertises"),
    ACLS("what this client may do on the cluster"),
    CLOCK("this machine's clock and the controller's agree"),
    REGISTRY("the schema registry answers"),
    IDEMPOTENCE("producers may use the reliable defaults: acks=all and idempotence"),
    PARTITIONS("every partition has a leader and enough copies in sync"),
    REPLICATION("topics outlive the loss of a broker: three copies"),
    MIN_INSYNC_REPLICAS("a write is on two brokers before it counts, and one broker may be away"),
    GROUPS("consumer groups keep up"),
    RETENTION("no group loses records, or soon will, because they are deleted unread"),
    DLQ_COMPANIONS("topics that groups read have the dead-letter topic that the context names"),
    DEAD_LETTERS("no dead letter is pending"),
    COMPATIBILITY("the registry checks new schemas");

    private final String title;

    DoctorCheck(String title) {
        this.title = title;
    }

    /** What is so when all is well. */
    public String title() {
        return title;
    }

    /** As users write and read it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
