package io.kafkactl.ops.stream;

import io.kafkactl.record.Header;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to send where.
 *
 * @param partition the partition of every record, or null to leave it to the record
 * @param headers added after each record's own
 * @param failFast stop at the first item that cannot be sent
 * @param dryRun read and check everything, send nothing
 */
public record SendRequest(
        String topic,
        List<InputSource> sources,
        @Nullable Integer partition,
        List<Header> headers,
        boolean failFast,
        boolean dryRun) {}
