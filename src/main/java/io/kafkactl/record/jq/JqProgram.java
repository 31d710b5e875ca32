package io.kafkactl.record.jq;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/** A jq expression of the user, checked as far as that goes without data. */
public final class JqProgram {
    static final Version VERSION = Versions.JQ_1_6;

    private static final Pattern POSITION = Pattern.compile(".*?\\bline (\\d+), column (\\d+).*", Pattern.DOTALL);
    private static final int STEPS_TO_CHECK = 10_000;

    private final String option;
    private final String text;
    private final JsonQuery query;
    private final Cancellation cancellation;

    private JqProgram(String option, String text, JsonQuery query, Cancellation cancellation) {
        this.option = option;
        this.text = text;
        this.query = query;
        this.cancellation = cancellation;
    }

    /** Exit 2, naming the option and where in the expression the error is, for what is no jq. */
    public static JqProgram compile(String option, String text, Cancellation cancellation) {
        JqProgram program;
        try {
            program = new JqProgram(option, text, JsonQuery.compile(text, VERSION), cancellation);
        } catch (JsonQueryException e) {
            throw usage(option, text, "cannot be read" + position(text, e.getCause() == null ? e : e.getCause()));
        }
        program.lookForUnknownNames();
        return program;
    }

    /** The library looks names up when it needs them; a trial without data finds most of those that do not exist. */
    private void lookForUnknownNames() {
        try {
            new JqEvaluator(this, STEPS_TO_CHECK).results(JsonNodeFactory.instance.nullNode(), result -> {});
        } catch (JqFailure e) {
            // Without data most expressions fail; only what no data can mend counts, and that is thrown as exit 2.
            return;
        }
    }

    private static String position(String text, Throwable cause) {
        Matcher position = POSITION.matcher(String.valueOf(cause.getMessage()));
        if (!position.matches()) {
            return ": " + String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
        }
        int line = Integer.parseInt(position.group(1));
        int column = Integer.parseInt(position.group(2));
        String[] lines = text.split("\n", -1);
        String rest = line < 1 || line > lines.length || column < 1 || column > lines[line - 1].length()
                ? "the end"
                : "'" + lines[line - 1].substring(column - 1) + "'";
        return " at " + (line == 1 ? "" : "line " + line + ", ") + "column " + column + ", from " + rest + " on";
    }

    static KafkactlException usage(String option, String text, String problem) {
        return KafkactlException.usage(
                option + " '" + text + "' " + problem,
                "it is jq, such as '.value.price > 10'; 'kafkactl consume --help' names the fields");
    }

    /** Exit 2 in the words of the library. */
    KafkactlException unknownName(String problem) {
        return usage(option, text, "cannot be evaluated: " + problem);
    }

    JsonQuery query() {
        return query;
    }

    Cancellation cancellation() {
        return cancellation;
    }
}
