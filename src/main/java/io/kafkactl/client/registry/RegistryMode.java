package io.kafkactl.client.registry;

/** What a registry, or one of its subjects, accepts, in the registry's spelling. */
public enum RegistryMode {
    READWRITE,
    READONLY,
    READONLY_OVERRIDE,
    IMPORT,
    FORWARD
}
