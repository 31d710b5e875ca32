package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How users write compatibility levels, what each allows, and which is stronger. */
public final class Levels {
    private Levels() {}

    /** In any case, with - or _; exit 4 with the nearest level for anything else. */
    public static CompatibilityLevel parse(String text) {
        return parse(CompatibilityLevel.class, text, "INVALID_COMPATIBILITY_LEVEL", "compatibility level");
    }

    static <E extends Enum<E>> E parse(Class<E> type, String text, String error, String what) {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        if (names.contains(name)) {
            return Enum.valueOf(type, name);
        }
        throw KafkactlException.invalid(
                error,
                "'" + text + "' is no " + what,
                SimilarName.of(name, names)
                                .map(near -> "did you mean " + near + "? ")
                                .orElse("") + "there are " + String.join(", ", names));
    }

    /** What the level allows and who is upgraded first. */
    public static String meaning(CompatibilityLevel level) {
        String versions = level.transitive() ? "all earlier versions" : "the latest version";
        return switch (level) {
            case NONE -> "anything may be registered; agree with every consumer before each change";
            case BACKWARD, BACKWARD_TRANSITIVE ->
                "new schemas read data of " + versions
                        + ": fields may go, and come with a default; upgrade consumers first";
            case FORWARD, FORWARD_TRANSITIVE ->
                versions + " can read new data: fields may come, and go where they have a default; upgrade producers "
                        + "first";
            case FULL, FULL_TRANSITIVE ->
                "new schemas and " + versions
                        + " read each other's data: fields may come and go with a default; upgrade in any order";
        };
    }

    /**
     * Whether a level forbids all that another forbids. It has to check each direction that the other checks, against
     * all versions where the other does. FULL and BACKWARD_TRANSITIVE are neither stronger than each other.
     */
    public static boolean atLeast(CompatibilityLevel level, CompatibilityLevel required) {
        boolean backward = level.backward() || !required.backward();
        boolean forward = level.forward() || !required.forward();
        boolean transitive = level.transitive() || !required.transitive();
        return backward && forward && transitive;
    }
}
