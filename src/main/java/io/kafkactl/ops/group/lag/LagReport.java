package io.kafkactl.ops.group.lag;

import io.kafkactl.error.ItemError;
import java.time.Instant;
import java.util.List;

/**
 * The lag of groups at one moment.
 *
 * @param errors what could not be read, beside the rows that could
 * @param warnings what the reader of the numbers should know
 */
public record LagReport(Instant at, List<GroupLag> groups, List<ItemError> errors, List<String> warnings) {}
