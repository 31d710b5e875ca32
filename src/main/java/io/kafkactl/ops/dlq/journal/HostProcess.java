package io.kafkactl.ops.dlq.journal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Which process on which host we are, and whether a process that a lease names is still alive. */
final class HostProcess {
    // A JVM computes start times from the boot time in whole seconds, which may shift by one when the clock is set.
    private static final long START_TOLERANCE_MS = 2_000;

    private HostProcess() {}

    /** A host name alone is shared by containers; boot and process namespace tell them apart where there is a /proc. */
    static String host() {
        return hostName() + "/" + procText("/proc/sys/kernel/random/boot_id") + "/" + pidNamespace();
    }

    static long pid() {
        return ProcessHandle.current().pid();
    }

    /** Epoch milliseconds; 0 when the platform does not say. */
    static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    static long start() {
        return start(ProcessHandle.current());
    }

    /** True only when it is certain: same host, and no process with that pid and start. */
    static boolean isProvenDead(Lease lease) {
        if (!lease.host().equals(host())) {
            return false;
        }
        return ProcessHandle.of(lease.pid())
                .filter(ProcessHandle::isAlive)
                .map(process -> Math.abs(start(process) - lease.processStart()) > START_TOLERANCE_MS)
                .orElse(true);
    }

    /** True when the same host shows the process running. */
    static boolean isProvenAlive(Lease lease) {
        return lease.host().equals(host()) && !isProvenDead(lease);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static String procText(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static String pidNamespace() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
