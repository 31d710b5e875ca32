package io.kafkactl.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.DelegationTokenAuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.IllegalSaslStateException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KafkaErrorsTest {
    private static final ConnectionSettings SETTINGS = ConnectionSettings.to("b1:9092");

    private static KafkactlException translate(Throwable thrown) {
        return KafkaErrors.translate("list topics", thrown, SETTINGS);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                Arguments.of(new SslAuthenticationException("bad"), 5, "SSL_AUTHENTICATION"),
                Arguments.of(new SaslAuthenticationException("bad"), 6, "SASL_AUTHENTICATION_FAILED"),
                Arguments.of(new TopicAuthorizationException("bad"), 6, "TOPIC_AUTHORIZATION_FAILED"),
                Arguments.of(new GroupAuthorizationException("bad"), 6, "GROUP_AUTHORIZATION_FAILED"),
                Arguments.of(new ClusterAuthorizationException("bad"), 6, "CLUSTER_AUTHORIZATION_FAILED"),
                Arguments.of(
                        new TransactionalIdAuthorizationException("bad"), 6, "TRANSACTIONAL_ID_AUTHORIZATION_FAILED"),
                Arguments.of(new UnknownTopicOrPartitionException("bad"), 7, "UNKNOWN_TOPIC_OR_PARTITION"),
                Arguments.of(new UnknownTopicIdException("bad"), 7, "UNKNOWN_TOPIC_ID"),
                Arguments.of(new GroupIdNotFoundException("bad"), 7, "GROUP_ID_NOT_FOUND"),
                Arguments.of(new TopicExistsException("bad"), 8, "TOPIC_ALREADY_EXISTS"),
                Arguments.of(new InvalidTopicException("bad"), 4, "INVALID_TOPIC_EXCEPTION"),
                Arguments.of(new InvalidPartitionsException("bad"), 4, "INVALID_PARTITIONS"),
                Arguments.of(new InvalidReplicationFactorException("bad"), 4, "INVALID_REPLICATION_FACTOR"),
                Arguments.of(new InvalidConfigurationException("bad"), 4, "INVALID_CONFIG"),
                Arguments.of(new InvalidRequestException("bad"), 4, "INVALID_REQUEST"),
                Arguments.of(new PolicyViolationException("bad"), 4, "POLICY_VIOLATION"),
                Arguments.of(new ConfigException("bad"), 4, "CONFIG"),
                Arguments.of(new ConfigException("No resolvable bootstrap urls"), 5, "CONFIG"),
                Arguments.of(new TimeoutException("bad"), 5, "TIMEOUT"),
                Arguments.of(new java.util.concurrent.TimeoutException("bad"), 5, "TIMEOUT"),
                Arguments.of(new DisconnectException("bad"), 5, "DISCONNECT"),
                Arguments.of(new NetworkException("bad"), 5, "NETWORK_EXCEPTION"),
                Arguments.of(new RecordTooLargeException("bad"), 1, "MESSAGE_TOO_LARGE"),
                Arguments.of(new UnknownServerException("bad"), 1, "UNKNOWN_SERVER"),
                Arguments.of(new UnsupportedSaslMechanismException("bad"), 6, "UNSUPPORTED_SASL_MECHANISM"),
                Arguments.of(new IllegalSaslStateException("bad"), 6, "ILLEGAL_SASL_STATE"),
                Arguments.of(new UnsupportedVersionException("bad"), 1, "UNSUPPORTED_VERSION"),
                Arguments.of(new NotEnoughReplicasException("bad"), 5, "NOT_ENOUGH_REPLICAS"),
                Arguments.of(
                        new DelegationTokenAuthorizationException("bad"), 6, "DELEGATION_TOKEN_AUTHORIZATION_FAILED"),
                Arguments.of(new LoginException("bad"), 6, "LOGIN"),
                Arguments.of(new LoginException("bad").initCause(new ConnectException("no")), 5, "LOGIN"),
                Arguments.of(new IllegalStateException("bad"), 1, "ILLEGAL_STATE"));
    }

    @ParameterizedTest
    @MethodSource("table")
    void everyErrorHasACodeAndAName(Exception thrown, int exitCode, String error) {
        KafkactlException failure = translate(thrown);

        assertThat(failure.exitCode().code()).isEqualTo(exitCode);
        assertThat(failure.error()).isEqualTo(error);
        assertThat(failure.message()).startsWith("cannot list topics: ").doesNotContain("null");
        assertThat(failure.message().lines()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("table")
    void wrappersAreLookedThrough(Exception thrown, int exitCode, String error) {
        KafkactlException failure = translate(new ExecutionException(
                new CompletionException(new KafkaException("Failed to construct kafka producer", thrown))));

        assertThat(failure.exitCode().code()).isEqualTo(exitCode);
        assertThat(failure.error()).isEqualTo(error);
        assertThat(failure.message()).doesNotContain("Failed to construct", "Exception");
    }

    @Test
    void aMissingMessageIsNeverPrintedAsNull() {
        assertThat(translate(new ExecutionException(new IllegalStateException()))
                        .message())
                .isEqualTo("cannot list topics: IllegalStateException");
        assertThat(translate(new java.util.concurrent.TimeoutException()).message())
                .isEqualTo("cannot list topics: no answer from b1:9092 within 30000 ms (TimeoutException)");
        assertThat(KafkaErrors.oneLine(new IllegalStateException("  "))).isEqualTo("IllegalStateException");
    }

    @Test
    void messagesAreOneLineWithoutFullStop() {
        assertThat(KafkaErrors.oneLine(new IllegalStateException(" a\n\tb  c. ")))
                .isEqualTo("a b c");
    }

    @Test
    void whatIsAlreadyUnderstoodStaysAsItIs() {
        KafkactlException known = KafkactlException.notFound("X", "gone", null);

        assertThat(translate(new ExecutionException(known))).isSameAs(known);
    }

    @Test
    void anUnreachableClusterIsNamedWithItsTimeoutAndWhatToTry() {
        KafkactlException failure = translate(new TimeoutException("Timed out waiting for a node assignment."));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(failure.message())
                .isEqualTo("cannot list topics: no answer from b1:9092 within 30000 ms "
                        + "(Timed out waiting for a node assignment)");
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("--timeout", "-b"));
    }

    @Test
    void aDenialNamesTheMissingAclAndTheCommandThatGrantsIt() {
        KafkactlException denied = KafkaErrors.translate(
                "describe topic 'orders'", new TopicAuthorizationException("Topic authorization failed."), SETTINGS);

        assertThat(denied.message())
                .isEqualTo("cannot describe topic 'orders': the ACL DESCRIBE on topic 'orders' is missing for "
                        + "User:ANONYMOUS (Topic authorization failed)");
        assertThat(denied.hint())
                .hasValueSatisfying(hint -> assertThat(hint)
                        .endsWith("kafkactl acl create --allow User:ANONYMOUS --operation DESCRIBE --topic orders"));
    }

    /** The client asks again for what a leader that moves could not answer; nobody is silent. */
    @Test
    void whatMayBeAskedAgainIsUnanswered() {
        assertThat(translate(new TimeoutException("no"))).isInstanceOf(UnansweredException.class);
        assertThat(translate(new UnknownTopicOrPartitionException("no"))).isNotInstanceOf(UnansweredException.class);
    }
}
