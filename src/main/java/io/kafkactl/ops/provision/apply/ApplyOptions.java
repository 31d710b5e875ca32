package io.kafkactl.ops.provision.apply;

import io.kafkactl.ops.topic.change.MoveOptions;
import java.util.Set;

/**
 * How a plan is carried out.
 *
 * @param flags the options that were given among those that operations need, such as {@code --allow-destructive}
 */
public record ApplyOptions(Set<String> flags, MoveOptions moves) {}
