package io.kafkactl.client;

import io.kafkactl.client.diagnosis.ClientFailure;
import io.kafkactl.client.diagnosis.ErrorCatalogue;
import io.kafkactl.client.diagnosis.ErrorCause;
import io.kafkactl.client.diagnosis.Explanation;
import io.kafkactl.client.diagnosis.Login;
import io.kafkactl.client.plugin.Plugins;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.GroupSubscribedToTopicException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/** Maps Kafka's exceptions to an exit code, one line and a hint. */
public final class KafkaErrors {
    private record Verdict(
            ExitCode code, String reason, @Nullable String hint) {}

    private static final List<Class<? extends Throwable>> INVALID = List.of(
            InvalidTopicException.class,
            InvalidPartitionsException.class,
            InvalidReplicationFactorException.class,
            InvalidConfigurationException.class,
            InvalidRequestException.class,
            PolicyViolationException.class,
            ConfigException.class);

    private KafkaErrors() {}

    /**
     * The failure a user sees for {@code thrown}.
     *
     * @param doing what was attempted, as an infinitive with its object: {@code list topics}
     */
    public static KafkactlException translate(String doing, Throwable thrown, ConnectionSettings settings) {
        Throwable cause = rootOf(thrown);
        if (cause instanceof KafkactlException known) {
            return known;
        }
        String reason = oneLine(cause);
        Optional<Explanation> explained = new ClientFailure(
                        settings.bootstrapServers(), new Login(settings.properties()))
                .explain(doing, cause, reason);
        if (explained.isPresent()) {
            return failure(doing, explained.get(), errorName(cause), thrown);
        }
        Verdict verdict = judge(cause, reason);
        if (verdict.code() == ExitCode.FAILURE && isConnection(cause)) {
            return unanswered(doing, thrown, reason, settings);
        }
        return new KafkactlException(
                verdict.code(), errorName(cause), "cannot " + doing + ": " + verdict.reason(), verdict.hint(), thrown);
    }

    private static KafkactlException unanswered(
            String doing, Throwable thrown, String reason, ConnectionSettings settings) {
        Map<String, String> values = Map.of(
                "brokers", settings.bootstrapServers(),
                "timeout", String.valueOf(settings.timeout().toMillis()),
                "reason", reason);
        Explanation explained = ErrorCatalogue.explain(ErrorCause.NO_ANSWER, values);
        return new UnansweredException(doing, failure(doing, explained, errorName(thrown), thrown), settings);
    }

    /** What the user sees of an explanation. */
    static KafkactlException failure(String doing, Explanation explained, String error, @Nullable Throwable thrown) {
        return new KafkactlException(
                explained.exitCode(), error, "cannot " + doing + ": " + explained.message(), explained.hint(), thrown);
    }

    private static Verdict judge(Throwable cause, String reason) {
        if (cause instanceof AuthorizationException) {
            return new Verdict(ExitCode.DENIED, reason, "ask for the ACL that the message names");
        }
        if (cause instanceof UnknownTopicOrPartitionException
                || cause instanceof UnknownTopicIdException
                || cause instanceof GroupIdNotFoundException) {
            return new Verdict(ExitCode.NOT_FOUND, reason, null);
        }
        if (cause instanceof GroupNotEmptyException
                || cause instanceof GroupSubscribedToTopicException
                || cause instanceof UnknownMemberIdException) {
            return new Verdict(
                    ExitCode.REFUSED, reason, "stop the group's members first; kafkactl group describe shows them");
        }
        if (cause instanceof TopicExistsException) {
            return new Verdict(ExitCode.REFUSED, reason, null);
        }
        if (cause instanceof ClassNotFoundException) {
            return new Verdict(ExitCode.INVALID_INPUT, "there is no class " + reason, Plugins.HINT);
        }
        if (cause instanceof ConfigException && reason.contains("could not be found")) {
            return new Verdict(ExitCode.INVALID_INPUT, reason, Plugins.HINT);
        }
        if (INVALID.stream().anyMatch(type -> type.isInstance(cause))) {
            return new Verdict(ExitCode.INVALID_INPUT, reason, null);
        }
        return new Verdict(ExitCode.FAILURE, reason, null);
    }

    private static boolean isConnection(Throwable cause) {
        return cause instanceof TimeoutException
                || cause instanceof java.util.concurrent.TimeoutException
                || cause instanceof DisconnectException
                || cause instanceof NetworkException
                || cause instanceof RetriableException;
    }

    /** The Kafka error name, or the exception's own for errors that never came from a broker. */
    public static String errorName(Throwable thrown) {
        Throwable cause = rootOf(thrown);
        if (cause instanceof TimeoutException || cause instanceof java.util.concurrent.TimeoutException) {
            return "TIMEOUT";
        }
        Errors error = Errors.forException(cause);
        // Errors takes a superclass's name too: a failed TLS handshake would be an INVALID_CONFIG.
        if (error != Errors.UNKNOWN_SERVER_ERROR && error.exception().getClass() == cause.getClass()) {
            return error.name();
        }
        return cause.getClass()
                .getSimpleName()
                .replaceAll("(Exception|Error)$", "")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toUpperCase(Locale.ROOT);
    }

    /** The message of the innermost useful exception, on one line, never {@code null}. */
    public static String oneLine(Throwable thrown) {
        Throwable cause = rootOf(thrown);
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.strip().replaceAll("\\s+", " ").replaceAll("\\.$", "");
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && isWrapper(cause)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isWrapper(Throwable thrown) {
        return thrown instanceof ExecutionException
                || thrown instanceof CompletionException
                // kafka-clients wraps constructor failures and send failures in the bare base class
                || thrown.getClass() == org.apache.kafka.common.KafkaException.class;
    }
}
