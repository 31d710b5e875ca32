package io.kafkactl.ops.provision.export;

import io.kafkactl.ops.provision.manifest.DeclaredTopic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The documents that exported topics make: in one text, or in files of a folder. */
public final class ManifestDocuments {
    private final ExportedTopics exported;
    private final boolean withPolicy;
    private final String remark;

    /**
     * Documents with the same comment above each.
     *
     * @param withPolicy false where a policy exists already
     */
    public ManifestDocuments(ExportedTopics exported, boolean withPolicy, String remark) {
        this.exported = exported;
        this.withPolicy = withPolicy && !exported.policy().prefixes().isEmpty();
        this.remark = remark;
    }

    public String text() {
        String topics = ManifestText.topics(exported.topics(), remark);
        return withPolicy ? ManifestText.policy(exported.policy(), remark) + "---\n" + topics : topics;
    }

    /** By path below the folder: the policy, and the topics by the first segment of their names. */
    public Map<Path, String> files() {
        Map<Path, String> files = new LinkedHashMap<>();
        if (withPolicy) {
            files.put(Path.of("kafkactl-policy.yaml"), ManifestText.policy(exported.policy(), remark));
        }
        Map<String, List<DeclaredTopic>> bySegment = exported.topics().stream()
                .collect(Collectors.groupingBy(
                        ManifestDocuments::segment, LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
        bySegment.forEach((segment, topics) ->
                files.put(Path.of("topics", segment + ".yaml"), ManifestText.topics(topics, remark)));
        return files;
    }

    private static String segment(DeclaredTopic topic) {
        String name = topic.name();
        int dot = name.indexOf('.');
        // A file whose name begins with a dot would not be read as a manifest.
        return dot == 0 ? "other" : dot < 0 ? name : name.substring(0, dot);
    }
}
