package io.kafkactl.versions;

import org.junit.jupiter.api.util.SetSystemProperty;

/** The stories on Kafka 4.0.1. */
@SetSystemProperty(key = "kafkactl.sandbox.lib", value = "target/brokers/4.0.1")
class Kafka401IT extends NewerFeatures {}
