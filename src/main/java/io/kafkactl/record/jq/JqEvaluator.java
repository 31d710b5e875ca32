package io.kafkactl.record.jq;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.error.KafkactlException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.exception.JsonQueryUserException;

/**
 * Evaluates a jq expression, in one thread. An expression sees its input and the clock and nothing else: no
 * environment, no files, no further input; and it ends, because its steps are counted.
 */
public final class JqEvaluator {
    private static final int MOST_STEPS = 5_000_000;
    private static final Pattern UNKNOWN =
            Pattern.compile("Function \\S+ does not exist|Formatting operator .* does not exist"
                    + "|\\$\\S+ is not defined|module not found: .*");

    private final JqProgram program;
    private final Scope scope = Scope.newEmptyScope();
    private final int mostSteps;
    private int steps;

    public JqEvaluator(JqProgram program) {
        this(program, MOST_STEPS);
    }

    JqEvaluator(JqProgram program, int mostSteps) {
        this.program = program;
        this.mostSteps = mostSteps;
        Map<String, Function> functions = BuiltinFunctionLoader.getInstance().listFunctions(JqProgram.VERSION, scope);
        functions.forEach((name, function) -> scope.addFunction(name, counted(function)));
    }

    /** Counts calls and what they give, which is where every expression that does not end goes round. */
    private Function counted(Function function) {
        return (caller, args, in, path, output, version) -> {
            step();
            PathOutput counting = (result, resultPath) -> {
                step();
                output.emit(result, resultPath);
            };
            function.apply(caller, args, in, path, counting, version);
        };
    }

    private void step() {
        if (++steps > mostSteps) {
            throw new StepsExceededException(mostSteps);
        }
        if (program.cancellation().isCancelled()) {
            throw KafkactlException.interrupted("interrupted while evaluating a jq expression", null);
        }
    }

    /** Hands over each result; what the consumer got before a failure is void. */
    public void results(JsonNode in, Consumer<JsonNode> consumer) throws JqFailure {
        steps = 0;
        try {
            program.query().apply(scope, in, consumer::accept);
        } catch (JsonQueryException e) {
            String message = String.valueOf(e.getOriginalMessage()).replaceAll("\\s+", " ");
            if (!(e instanceof JsonQueryUserException)
                    && UNKNOWN.matcher(message).matches()) {
                throw program.unknownName(message);
            }
            throw new JqFailure(message);
        } catch (StackOverflowError e) {
            throw new JqFailure("the recursion is too deep");
        } catch (KafkactlException e) {
            throw e;
        } catch (RuntimeException e) {
            // The library checks most arguments, but a bad regular expression, for one, surfaces as itself.
            throw new JqFailure(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /** Whether any result is neither false nor null, as for jq's own select. */
    public boolean isTrue(JsonNode in) throws JqFailure {
        boolean[] found = {false};
        results(in, result -> found[0] |= !result.isNull() && !(result.isBoolean() && !result.booleanValue()));
        return found[0];
    }

    /** Not a JsonQueryException, which an expression's own try would catch. */
    private static final class StepsExceededException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StepsExceededException(int steps) {
            super("the expression does not end within " + steps + " steps", null, false, false);
        }
    }
}
