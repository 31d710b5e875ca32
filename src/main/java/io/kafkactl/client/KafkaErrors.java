package io.kafkactl.client;

import io.kafkactl.client.plugin.Plugins;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
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
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
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
        Verdict verdict = judge(cause, settings);
        return new KafkactlException(
                verdict.code(), errorName(cause), "cannot " + doing + ": " + verdict.reason(), verdict.hint(), thrown);
    }

    private static Verdict judge(Throwable cause, ConnectionSettings settings) {
        String reason = oneLine(cause);
        String where = settings.bootstrapServers();
        if (cause instanceof SslAuthenticationException) {
            return new Verdict(ExitCode.UNREACHABLE, reason, "check ssl.* properties against the brokers at " + where);
        }
        if (cause instanceof SaslAuthenticationException) {
            return new Verdict(ExitCode.DENIED, reason, "check the credentials of the context or --command-config");
        }
        if (cause instanceof AuthorizationException) {
            return new Verdict(ExitCode.DENIED, reason, missingAcl(cause));
        }
        if (cause instanceof ConfigException && reason.contains("bootstrap")) {
            return new Verdict(
                    ExitCode.UNREACHABLE,
                    "no usable address in '" + where + "': " + reason,
                    "check --bootstrap-server");
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
        if (isConnection(cause)) {
            return new Verdict(
                    ExitCode.UNREACHABLE,
                    "no answer from " + where + " within " + settings.timeout().toMillis() + " ms (" + reason + ")",
                    "is a broker listening there? --timeout waits longer, -b chooses another address");
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

    /** The exceptions name a resource only when the client made them; a broker's answer becomes one without. */
    private static String missingAcl(Throwable cause) {
        if (cause instanceof TopicAuthorizationException topic) {
            String names = String.join(", ", topic.unauthorizedTopics());
            return "ask for an ACL on " + (names.isEmpty() ? "the topic" : "topic " + names)
                    + " (DESCRIBE to see, READ to consume, WRITE to produce, CREATE, ALTER, DELETE to change)";
        }
        if (cause instanceof GroupAuthorizationException group) {
            return "ask for an ACL on " + (group.groupId() == null ? "the group" : "group " + group.groupId())
                    + " (DESCRIBE to see, READ to consume, DELETE to delete)";
        }
        if (cause instanceof ClusterAuthorizationException) {
            return "ask for an ACL on the cluster (DESCRIBE to see, CREATE to create topics, ALTER to change)";
        }
        if (cause instanceof TransactionalIdAuthorizationException) {
            return "ask for the ACLs WRITE and DESCRIBE on the transactional id (prefix kafkactl-redrive-, "
                    + "kafkactl-produce- or kafkactl-apply)";
        }
        return "ask for the ACL that the message names";
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
