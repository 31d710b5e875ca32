package io.kafkactl.ops.dlq.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.record.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A plan in a file: which dead letters go, where, and by which options; its hash shows that nobody changed it. */
public final class SavedPlan {
    private static final int VERSION = 1;
    private static final String HASH = "sha256";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode json;

    private SavedPlan(ObjectNode json) {
        this.json = json;
    }

    /**
     * What is to be kept of a plan.
     *
     * @param options those that decided about the plan, as on a command line
     */
    public static SavedPlan of(RedrivePlan plan, List<String> options) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("v", VERSION);
        json.put("dlq", plan.request().dlq().name());
        json.put("topicId", plan.request().dlq().topicId().toString());
        options.forEach(json.putArray("options")::add);
        offsets(json.putObject("selected"), plan.selected());
        offsets(json.putObject("duplicates"), plan.duplicates());
        ObjectNode targets = json.putObject("targets");
        for (String name : plan.targetNames()) {
            TargetTopic target = plan.targets().get(name);
            if (target != null) {
                targets.putObject(name).put("topicId", target.id().toString()).put("partitions", target.partitions());
            }
        }
        return new SavedPlan(json);
    }

    private static void offsets(ObjectNode json, Map<Integer, OffsetSet> sets) {
        new TreeMap<>(sets).forEach((partition, offsets) -> json.put(partition.toString(), offsets.toString()));
    }

    /** Exit 4 for what is no plan, or one that was changed. */
    public static SavedPlan parse(String text, String where) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode json
                    && json.path("v").asInt() == VERSION) {
                JsonNode hash = json.remove(HASH);
                SavedPlan plan = new SavedPlan(json);
                if (hash == null || !hash.asText().equals(plan.hash())) {
                    throw KafkactlException.invalid(
                            "PLAN_CHANGED",
                            "the plan in '" + where + "' was changed after it was saved",
                            "save it anew");
                }
                return plan;
            }
        } catch (JsonProcessingException e) {
            throw notAPlan(where);
        }
        throw notAPlan(where);
    }

    private static KafkactlException notAPlan(String where) {
        return KafkactlException.invalid(
                "NOT_A_PLAN", "'" + where + "' holds no redrive plan", "--save-plan FILE writes one");
    }

    /** The file's text, the hash included. */
    public String text() {
        ObjectNode whole = json.deepCopy();
        whole.put(HASH, hash());
        return whole.toPrettyString() + "\n";
    }

    /** The SHA-256 of everything else, in hexadecimal. */
    public String hash() {
        return Sha256.hex(json.toString().getBytes(UTF_8));
    }

    public String dlq() {
        return json.path("dlq").asText();
    }

    public List<String> options() {
        List<String> options = new ArrayList<>();
        json.path("options").forEach(option -> options.add(option.asText()));
        return options;
    }

    /** Exactly the dead letters of the plan. */
    public Selection selection() {
        Map<Integer, OffsetSet> selected = sets("selected");
        Map<Integer, OffsetSet> duplicates = sets("duplicates");
        return (record, letter) -> contains(selected, record.partition(), record.offset())
                || contains(duplicates, record.partition(), record.offset());
    }

    private static boolean contains(Map<Integer, OffsetSet> sets, int partition, long offset) {
        OffsetSet offsets = sets.get(partition);
        return offsets != null && offsets.contains(offset);
    }

    private Map<Integer, OffsetSet> sets(String field) {
        Map<Integer, OffsetSet> sets = new TreeMap<>();
        json.path(field).properties().forEach(entry -> {
            OffsetSet offsets = new OffsetSet();
            offsets.addRanges(entry.getValue().asText());
            sets.put(Integer.parseInt(entry.getKey()), offsets);
        });
        return sets;
    }

    /**
     * Exit 8 unless a plan that was made now for the same dead letters does the same. What was settled since is no
     * difference: it is left out, which is how an interrupted run is gone on with.
     *
     * @return how many of the saved plan's dead letters are left out
     */
    public long requireSame(RedrivePlan now) {
        if (!json.path("topicId").asText().equals(now.request().dlq().topicId().toString())) {
            throw stale("the dead-letter topic was deleted and created again");
        }
        json.path("targets").properties().forEach(entry -> {
            TargetTopic target = now.targets().get(entry.getKey());
            if (target != null
                    && (!target.id()
                                    .toString()
                                    .equals(entry.getValue().path("topicId").asText())
                            || target.partitions()
                                    != entry.getValue().path("partitions").asInt())) {
                throw stale("target '" + entry.getKey() + "' has other partitions or was created again");
            }
        });
        for (String target : now.targetNames()) {
            if (!json.path("targets").has(target)) {
                throw stale("records would go to '" + target + "'");
            }
        }
        requireSubset(now.selected(), sets("selected"));
        requireSubset(now.duplicates(), sets("duplicates"));
        if (now.pendingCount() > 0) {
            throw stale(now.pendingCount() + " of its records would stay pending");
        }
        return count(sets("selected")) + count(sets("duplicates")) - now.selectedCount();
    }

    private static long count(Map<Integer, OffsetSet> sets) {
        return sets.values().stream().mapToLong(OffsetSet::size).sum();
    }

    private static void requireSubset(Map<Integer, OffsetSet> now, Map<Integer, OffsetSet> saved) {
        now.forEach((partition, offsets) -> {
            OffsetSet before = saved.getOrDefault(partition, new OffsetSet());
            if (!offsets.without(before).isEmpty()) {
                throw stale("other records of partition " + partition + " would go");
            }
        });
    }

    private static KafkactlException stale(String why) {
        return KafkactlException.refused(
                "PLAN_STALE", "the saved plan no longer holds: " + why, "make a new one with --save-plan");
    }
}
