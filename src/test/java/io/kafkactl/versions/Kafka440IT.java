package io.kafkactl.versions;

import org.junit.jupiter.api.util.SetSystemProperty;

/** The stories on Kafka 4.4.0. */
@SetSystemProperty(key = "kafkactl.sandbox.lib", value = "target/brokers/4.4.0")
class Kafka440IT extends NewerFeatures {}
