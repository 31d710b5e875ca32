package io.kafkactl.ops.dlq.select;

import io.kafkactl.error.Cancellation;
import io.kafkactl.ops.stream.filter.InterruptibleText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks for a regular expression in what a dead letter says about its failure. */
final class FailureSearch {
    private final Pattern regex;
    private final Cancellation cancellation;

    FailureSearch(Pattern regex, Cancellation cancellation) {
        this.regex = regex;
        this.cancellation = cancellation;
    }

    /** A text too long for the expression is one in which it is not found. */
    boolean finds(@Nullable String text) {
        if (text == null) {
            return false;
        }
        try {
            return regex.matcher(new InterruptibleText(text, cancellation)).find();
        } catch (StackOverflowError e) {
            return false;
        }
    }
}
