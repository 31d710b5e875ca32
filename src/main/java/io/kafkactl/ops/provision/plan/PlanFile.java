package io.kafkactl.ops.provision.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kafkactl.config.AtomicFile;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A plan in a file, to be looked at and applied later; its hash shows that nobody changed it. */
public final class PlanFile {
    private static final int VERSION = 1;
    private static final String HASH = "sha256";
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

    private PlanFile() {}

    /** Replaces the file in one step; topics to which nothing has to be done are left out. */
    public static void write(Path file, ProvisionPlan plan, String version) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("v", VERSION);
        json.put("kafkactl", version);
        json.setAll((ObjectNode) MAPPER.valueToTree(plan.withoutConverged()));
        json.put(HASH, hash(json));
        AtomicFile.publish(file, (json.toPrettyString() + "\n").getBytes(UTF_8));
    }

    /** Exit 7 without such a file, exit 4 for what is no plan, or one that was changed. */
    public static ProvisionPlan read(Path file) {
        try {
            if (!(MAPPER.readTree(Files.readString(file)) instanceof ObjectNode json)
                    || json.path("v").asInt() != VERSION
                    || !json.has("manifestHash")) {
                throw notAPlan(file);
            }
            JsonNode hash = json.remove(HASH);
            if (hash == null || !hash.asText().equals(hash(json))) {
                throw KafkactlException.invalid(
                        "PLAN_CHANGED",
                        "the plan in '" + file + "' was changed after it was saved",
                        "save it anew with kafkactl topic plan --save-plan");
            }
            json.remove("v");
            json.remove("kafkactl");
            return MAPPER.treeToValue(json, ProvisionPlan.class);
        } catch (NoSuchFileException e) {
            throw KafkactlException.notFound("NO_SUCH_FILE", "there is no file '" + file + "'", null);
        } catch (JsonProcessingException e) {
            throw notAPlan(file);
        } catch (IOException e) {
            throw KafkactlException.failure("PLAN_FILE", "cannot read '" + file + "': " + e, e);
        }
    }

    private static KafkactlException notAPlan(Path file) {
        return KafkactlException.invalid(
                "NOT_A_PLAN", "'" + file + "' holds no plan for topics", "kafkactl topic plan --save-plan writes one");
    }

    private static String hash(ObjectNode json) {
        return Sha256.hex(json.toString().getBytes(UTF_8));
    }
}
