package io.kafkactl.client.diagnosis;

/** What has to work on the way to a broker, in the order in which it is tried. */
public enum ProbeStep {
    /** The name resolves. */
    DNS,
    /** Something listens. */
    TCP,
    /** Both sides agree on TLS and on their certificates; left out without TLS. */
    TLS,
    /** The broker accepts the login; left out without SASL. */
    SASL,
    /** The broker tells which requests it knows, and they are ours. */
    API_VERSIONS,
    /** The broker tells which brokers there are. */
    METADATA,
    /** Each of them can be reached at the address that it advertises. */
    ADVERTISED
}
