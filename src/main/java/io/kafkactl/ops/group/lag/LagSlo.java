package io.kafkactl.ops.group.lag;

import io.kafkactl.config.Durations;
import io.kafkactl.config.YamlNode;
import io.kafkactl.config.YamlParser;
import io.kafkactl.ops.group.GroupState;
import io.kafkactl.record.NamePattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the file in which a team keeps what its groups have to hold. */
public final class LagSlo {
    private static final Set<String> TOP = Set.of("apiVersion", "kind", "groups");
    private static final Set<String> KEYS = Set.of(
            "group",
            "topics",
            "maxLag",
            "maxTotalLag",
            "maxAge",
            "maxLost",
            "requireMembers",
            "requireState",
            "failOn");

    private LagSlo() {}

    /** Exit 4 with line and column for anything that is not such a file. */
    public static LagCheck read(Path file) {
        YamlNode root = YamlParser.parse(file);
        Map<String, YamlNode> fields = root.fields(TOP);
        require(root, fields, "apiVersion").oneOf(Set.of("kafkactl/v1"));
        require(root, fields, "kind").oneOf(Set.of("LagSlo"));
        List<LagCheck.Rule> rules = new ArrayList<>();
        for (YamlNode item : require(root, fields, "groups").items()) {
            rules.add(rule(item));
        }
        if (rules.isEmpty()) {
            throw root.error("no groups are named", "a check that checks nothing would always pass");
        }
        return new LagCheck(rules);
    }

    private static LagCheck.Rule rule(YamlNode item) {
        Map<String, YamlNode> fields = item.fields(KEYS);
        String name = require(item, fields, "group").text();
        YamlNode topics = fields.get("topics");
        YamlNode members = fields.get("requireMembers");
        YamlNode state = fields.get("requireState");
        Thresholds thresholds = new Thresholds(
                number(fields.get("maxLag")),
                number(fields.get("maxTotalLag")),
                duration(fields.get("maxAge")),
                number(fields.get("maxLost")),
                members == null ? null : (Integer) members.count(Integer.MAX_VALUE),
                state == null ? null : state(state),
                statuses(fields.get("failOn")));
        if (thresholds.isEmpty()) {
            throw item.error("nothing is required of group '" + name + "'", "add maxLag, maxAge, failOn or another");
        }
        return new LagCheck.Rule(
                NamePattern.glob(name),
                topics == null
                        ? List.of()
                        : topics.texts().stream().map(NamePattern::glob).toList(),
                thresholds);
    }

    private static YamlNode require(YamlNode parent, Map<String, YamlNode> fields, String key) {
        YamlNode node = fields.get(key);
        if (node == null) {
            throw parent.error("'" + key + "' is missing", null);
        }
        return node;
    }

    private static @Nullable Long number(@Nullable YamlNode node) {
        return node == null ? null : (Long) node.number(0);
    }

    private static @Nullable Duration duration(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        try {
            return Durations.parse(node.scalar());
        } catch (IllegalArgumentException e) {
            throw node.error(String.valueOf(e.getMessage()), null);
        }
    }

    private static GroupState state(YamlNode node) {
        return GroupState.parse(node.text())
                .orElseThrow(() -> node.error(
                        "'" + node.text() + "' is no state of a group",
                        "it is one of "
                                + Arrays.stream(GroupState.values())
                                        .map(GroupState::toString)
                                        .collect(Collectors.joining(", "))));
    }

    private static Set<LagStatus> statuses(@Nullable YamlNode node) {
        Set<LagStatus> statuses = EnumSet.noneOf(LagStatus.class);
        if (node != null) {
            List<String> known =
                    Arrays.stream(LagStatus.values()).map(LagStatus::toString).toList();
            for (String word : node.texts()) {
                if (!known.contains(word)) {
                    throw node.error("'" + word + "' is no status", "it is one of " + String.join(", ", known));
                }
                statuses.add(LagStatus.valueOf(word.replace('-', '_')));
            }
        }
        return statuses;
    }
}
