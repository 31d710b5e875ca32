package io.kafkactl.arch.planted.ops.group;

/** A drawer of things. */
public final class PlantedUtils {
    private PlantedUtils() {}
}
