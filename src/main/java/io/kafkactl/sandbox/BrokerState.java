package io.kafkactl.sandbox;

import org.jspecify.annotations.Nullable;

/** One broker of a sandbox: its ports, and the process that was started for it. */
record BrokerState(
        int id, int port, int controllerPort, @Nullable ProcessIdentity process) {
    BrokerState withProcess(@Nullable ProcessIdentity started) {
        return new BrokerState(id, port, controllerPort, started);
    }

    boolean running() {
        return process != null && process.running();
    }

    String address() {
        return FreePorts.LOOPBACK + ":" + port;
    }
}
