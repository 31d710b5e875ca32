package io.kafkactl.client.registry;

/** Which subjects or versions a listing gives, by whether they are soft-deleted. */
public enum Deleted {
    EXCLUDED,
    INCLUDED,
    ONLY
}
