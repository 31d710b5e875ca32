package io.kafkactl.ops.provision.apply;

import io.kafkactl.ops.topic.change.MoveOptions;
import java.util.Set;

/**
 * How a plan is carried out.
 *
 * @param flags the options that were given among those that operations need, such as {@code --allow-destructive}
 * @param failFast nothing more is done as soon as one topic failed or was refused
 * @param locks one apply of an environment at a time: a later one ends this one, and this one ends an earlier one
 */
public record ApplyOptions(Set<String> flags, MoveOptions moves, boolean failFast, boolean locks) {}
