package io.kafkactl.ops.dlq.journal;

import java.util.Map;

/** Who runs this process, as the journal remembers it. */
public final class Operator {
    private Operator() {}

    /** {@code user@host}. */
    public static String of(Map<String, String> env) {
        String user = env.getOrDefault("USER", env.getOrDefault("LOGNAME", "unknown"));
        return user + "@" + HostProcess.host().replaceFirst("/.*", "");
    }
}
