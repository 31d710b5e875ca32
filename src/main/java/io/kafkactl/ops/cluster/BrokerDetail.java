package io.kafkactl.ops.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One broker; what is not known is null.
 *
 * @param fenced alive, and not taking part: it is starting or shutting down
 * @param release of its software, as far as the features that it supports tell
 * @param folders null when the broker did not tell
 */
public record BrokerDetail(
        int id,
        String host,
        int port,
        @Nullable String rack,
        boolean fenced,
        @Nullable String release,
        @Nullable List<LogFolder> folders) {
    /** As clients are told to connect. */
    public String address() {
        return host + ":" + port;
    }

    public String state() {
        return fenced ? "fenced" : "up";
    }
}
