package io.kafkactl.sandbox;

import org.jspecify.annotations.Nullable;

/** The registry of a sandbox: its ports, and the process that was started for it. */
record RegistryState(int port, int managementPort, @Nullable ProcessIdentity process) {
    /** The registry speaks several interfaces; this one is the vendor's. */
    private static final String INTERFACE = "/apis/ccompat/v7";

    RegistryState withProcess(@Nullable ProcessIdentity started) {
        return new RegistryState(port, managementPort, started);
    }

    boolean running() {
        return process != null && process.running();
    }

    String url() {
        return "http://" + FreePorts.LOOPBACK + ":" + port + INTERFACE;
    }
}
