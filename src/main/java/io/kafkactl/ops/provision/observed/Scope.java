package io.kafkactl.ops.provision.observed;

import io.kafkactl.ops.provision.manifest.TopicPolicy;
import io.kafkactl.ops.topic.naming.ReservedName;
import io.kafkactl.record.NamePattern;
import java.util.List;

/** Which topics of a cluster a policy calls its own, and what it leaves alone. */
public final class Scope {
    private final List<String> prefixes;
    private final List<NamePattern> ignored;
    private final String journal;

    /**
     * The scope of a policy.
     *
     * @param journal the topic of redrives, which nobody declares
     */
    public Scope(TopicPolicy policy, String journal) {
        this.prefixes = policy.prefixes().stream()
                .map(prefix -> prefix.endsWith(".") ? prefix : prefix + ".")
                .toList();
        this.ignored = policy.ignore().stream().map(NamePattern::glob).toList();
        this.journal = journal;
    }

    /** True for a topic that a manifest should declare. Without prefixes nothing is. */
    public boolean contains(String topic) {
        return prefixes.stream().anyMatch(topic::startsWith) && isFree(topic);
    }

    /** True for a topic that could be anybody's: neither ignored nor kept by a piece of the platform. */
    public boolean isFree(String topic) {
        return !isIgnored(topic)
                && !topic.equals(journal)
                && ReservedName.ownerOf(topic).isEmpty();
    }

    /** True for the name of a topic or setting that is left alone. */
    public boolean isIgnored(String name) {
        return ignored.stream().anyMatch(pattern -> pattern.matches(name));
    }

    public boolean isEmpty() {
        return prefixes.isEmpty();
    }
}
