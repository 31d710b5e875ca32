package io.kafkactl.ops.provision.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.config.YamlNode;
import io.kafkactl.config.YamlNode.Position;
import io.kafkactl.config.YamlParser;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import io.kafkactl.record.Sha256;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the files of a manifest and puts their documents together. */
public final class ManifestReader {
    /** What was read, and everything that is wrong with it; of use only when nothing is. */
    public record Reading(Manifest manifest, List<ItemError> errors) {}

    private final Map<String, Fields> kinds = ManifestShapes.kinds();
    private final Map<String, DeclaredTopic> topics = new LinkedHashMap<>();
    private final List<ItemError> errors = new ArrayList<>();
    private final StringBuilder everything = new StringBuilder();
    private TopicPolicy policy = TopicPolicy.NONE;

    private ManifestReader() {}

    /** Reads files, and the YAML files of folders; exit 4 for a path that is not there. Complaints about content are kept. */
    public static Reading read(Collection<Path> paths) {
        ManifestReader reader = new ManifestReader();
        ManifestFiles.of(paths).forEach(reader::file);
        reader.requireEnvironments();
        return new Reading(
                new Manifest(
                        reader.policy,
                        List.copyOf(reader.topics.values()),
                        Sha256.hex(reader.everything.toString().getBytes(UTF_8))),
                List.copyOf(reader.errors));
    }

    private void file(Path file) {
        try {
            String text = YamlParser.text(file);
            everything.append(file.getFileName()).append('\n').append(text).append('\n');
            Path folder = file.toAbsolutePath().resolveSibling("");
            YamlParser.parseAll(file.toString(), text).forEach(document -> document(file, folder, document));
        } catch (KafkactlException e) {
            complain(file.toString(), e);
        }
    }

    private void document(Path file, Path folder, YamlNode document) {
        if (document.isNothing()) {
            return;
        }
        try {
            String kind = kind(document);
            Fields shape = Optional.ofNullable(kinds.get(kind)).orElseThrow();
            List<KafkactlException> problems = new ArrayList<>();
            shape.check(document, problems::add);
            problems.forEach(problem -> complain(file.toString(), problem));
            if (!problems.isEmpty()) {
                return;
            }
            if (kind.equals(ManifestShapes.POLICY)) {
                policy(document);
            } else {
                TopicsReader.read(document, folder).forEach(topic -> add(file, topic));
            }
        } catch (KafkactlException e) {
            complain(file.toString(), e);
        }
    }

    private String kind(YamlNode document) {
        YamlNode kind = document.entries().get("kind");
        if (kind == null) {
            throw document.error(
                    "'kind' is missing here",
                    "a manifest begins with apiVersion: " + ManifestShapes.API_VERSION + " and kind: Topics");
        }
        String name = kind.text();
        if (!kinds.containsKey(name)) {
            throw kind.error(
                    "there is no kind '" + name + "'",
                    SimilarName.of(name, kinds.keySet())
                            .map(similar -> "did you mean '" + similar + "'?")
                            .orElse("it is one of " + String.join(", ", kinds.keySet())));
        }
        return name;
    }

    private void policy(YamlNode document) {
        Position first = policy.position();
        if (first != null) {
            throw document.error("a second TopicPolicy begins here", "the first is in " + first + "; make one of them");
        }
        policy = PolicyReader.read(document);
    }

    private void add(Path file, DeclaredTopic topic) {
        DeclaredTopic first = topics.putIfAbsent(topic.name(), topic);
        if (first != null) {
            complain(
                    file.toString(),
                    KafkactlException.invalid(
                            "DUPLICATE_TOPIC",
                            topic.position() + ": topic '" + topic.name() + "' is declared a second time",
                            "the first is in " + first.position()));
        }
    }

    /** Only when everything is read is it known which environments there are. */
    private void requireEnvironments() {
        if (policy.position() == null) {
            return;
        }
        for (DeclaredTopic topic : topics.values()) {
            for (String environment : topic.environments().keySet()) {
                try {
                    policy.requireEnvironment(environment);
                } catch (KafkactlException e) {
                    complain(
                            topic.position().file(),
                            KafkactlException.invalid(
                                    e.error(),
                                    topic.position() + ": topic '" + topic.name() + "': " + e.message(),
                                    e.hint().orElse(null)));
                }
            }
        }
    }

    private void complain(String file, KafkactlException problem) {
        errors.add(ItemError.of(file, problem));
    }
}
