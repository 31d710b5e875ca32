package io.kafkactl.ops.stream.send;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to send where.
 *
 * @param resumeFrom the number of the first item to look at, from 1
 * @param rejectFile where items go that were refused, or null
 * @param failFast stop at the first item that cannot be sent
 * @param dryRun read and check everything, send nothing
 */
public record SendRequest(
        String topic,
        List<InputSource> sources,
        long resumeFrom,
        RecordOverrides overrides,
        DeliveryOptions delivery,
        @Nullable Path rejectFile,
        boolean failFast,
        boolean dryRun) {}
