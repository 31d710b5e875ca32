package io.kafkactl.versions;

import org.junit.jupiter.api.util.SetSystemProperty;

/** The stories on Kafka 3.9.1. */
@SetSystemProperty(key = "kafkactl.sandbox.lib", value = "target/brokers/3.9.1")
class Kafka391IT extends NewerFeatures {}
