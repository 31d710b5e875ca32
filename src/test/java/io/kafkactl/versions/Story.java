package io.kafkactl.versions;

/** What is tried on each version of Kafka: a line of the manual's table. */
enum Story {
    TOPICS("`topic create`, `list`, `describe`, `alter`, `trim`, `delete`"),
    RECORDS("`produce` and `consume`: every byte, header and timestamp kept"),
    TRANSACTION("`produce --transactional`: all or nothing"),
    GROUPS("`lag`, `group list`, `describe`, `reset`, `restore`, `delete`"),
    DEAD_LETTERS("`dlq list`, `inspect`, `stats`, `redrive`, `discard`, `runs`"),
    INTERRUPTED_REDRIVE("a redrive that is interrupted and run again: each dead letter back once"),
    MANIFESTS("`topic plan`, `apply --lock`, `drift`, `export`"),
    ACCESS("`acl`, `user`, `quota`"),
    CLUSTER("`cluster describe`, `cluster doctor`"),
    DEMO("`sandbox demo`: its proof holds"),
    CONSUMER_GROUPS("groups of the `consumer` protocol (KIP-848)"),
    SHARE_GROUPS("share groups: `lag`, `group reset`, `restore`, `delete` (KIP-932)"),
    SHARE_DEAD_LETTERS("the setting for dead letters of share groups (KIP-1191)");

    private final String title;

    Story(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
