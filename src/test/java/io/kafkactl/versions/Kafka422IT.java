package io.kafkactl.versions;

import org.junit.jupiter.api.util.SetSystemProperty;

/** The stories on Kafka 4.2.2. */
@SetSystemProperty(key = "kafkactl.sandbox.lib", value = "target/brokers/4.2.2")
class Kafka422IT extends NewerFeatures {}
