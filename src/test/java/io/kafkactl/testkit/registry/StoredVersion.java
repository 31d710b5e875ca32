package io.kafkactl.testkit.registry;

/** One version of a subject; soft-deleted ones stay until they are deleted for good. */
final class StoredVersion {
    final String subject;
    final int version;
    final int id;
    final StoredSchema schema;
    boolean deleted;

    StoredVersion(String subject, int version, int id, StoredSchema schema) {
        this.subject = subject;
        this.version = version;
        this.id = id;
        this.schema = schema;
    }
}
