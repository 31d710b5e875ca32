package io.kafkactl.client.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.DelegationTokenAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingAclTest {
    private static final Map<String, String> ANN = Map.of(
            "security.protocol",
            "SASL_SSL",
            "sasl.mechanism",
            "SCRAM-SHA-512",
            "sasl.jaas.config",
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"ann b\" password=\"p\";");

    private static Explanation explain(Map<String, String> properties, String doing, AuthorizationException thrown) {
        return new MissingAcl(new Login(properties))
                .explain(doing, thrown, "refused")
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "describe topic 'orders',DESCRIBE",
                "describe topics,DESCRIBE",
                "list the offsets of orders-0,DESCRIBE",
                "ask the leader of orders-0,DESCRIBE",
                "find the log start,DESCRIBE",
                "read committed offsets,DESCRIBE",
                "read the configuration of topic 'orders',DESCRIBE_CONFIGS",
                "change the configuration of topic 'orders',ALTER_CONFIGS",
                "add partitions to topic 'orders',ALTER",
                "create topic 'orders',CREATE",
                "create the journal 'orders',CREATE",
                "delete topic 'orders',DELETE",
                "delete records of partition orders-0,DELETE",
                "read orders-0 at 5 of 9,READ",
                "read with group 'billing',READ",
                "sample records,READ",
                "send,WRITE",
                "send to 'orders',WRITE",
                "redrive,WRITE",
                "write to the journal 'orders',WRITE"
            })
    void knowsByWhatWasAskedWhichOperationOnATopicIsMissing(String doing, String operation) {
        Explanation explained = explain(ANN, doing, new TopicAuthorizationException(Set.of("orders")));

        assertThat(explained.cause()).isEqualTo(ErrorCause.TOPIC_DENIED);
        assertThat(explained.message())
                .isEqualTo("the ACL " + operation + " on topic 'orders' is missing for User:ann b (refused)");
        assertThat(explained.hint())
                .endsWith("kafkactl acl create --allow 'User:ann b' --operation " + operation + " --topic orders");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "describe group 'b',DESCRIBE",
                "list groups,DESCRIBE",
                "delete group 'b',DELETE",
                "read with group 'b',READ",
                "share partitions as a member of group 'b',READ",
                "commit,READ"
            })
    void knowsByWhatWasAskedWhichOperationOnAGroupIsMissing(String doing, String operation) {
        assertThat(explain(ANN, doing, GroupAuthorizationException.forGroupId("it's"))
                        .hint())
                .endsWith("--operation " + operation + " --group 'it'\\''s'");
    }

    @Test
    void takesTheNameFromWhatWasAskedWhereTheExceptionHasNone() {
        assertThat(explain(ANN, "describe topic 'orders'", new TopicAuthorizationException("no"))
                        .hint())
                .endsWith("--topic orders");
        assertThat(explain(ANN, "describe topics", new TopicAuthorizationException("no")))
                .satisfies(e -> assertThat(e.message()).contains("on the topic is missing"))
                .satisfies(e -> assertThat(e.hint()).endsWith("--topic NAME"));
        assertThat(explain(ANN, "open transactions as 'kafkactl-x'", new TransactionalIdAuthorizationException("no"))
                        .hint())
                .endsWith("--operation WRITE --transactional-id kafkactl-x");
        assertThat(explain(ANN, "list reassignments", new ClusterAuthorizationException("no"))
                        .hint())
                .endsWith("--operation DESCRIBE --cluster");
    }

    @Test
    void othersAreLeftToTheirOwnWords() {
        assertThat(new MissingAcl(new Login(Map.of()))
                        .explain("x", new DelegationTokenAuthorizationException("no"), "no"))
                .isEmpty();
    }

    @Test
    void namesWhomBrokersWouldTakeThisClientFor() {
        assertThat(new Login(Map.of()).principal()).contains("User:ANONYMOUS");
        assertThat(new Login(Map.of("security.protocol", "ssl", "ssl.keystore.location", "k")).principal())
                .isEmpty();
        assertThat(new Login(ANN).principal()).contains("User:ann b");
        assertThat(new Login(Map.of(
                                "security.protocol",
                                "SASL_PLAINTEXT",
                                "sasl.jaas.config",
                                "com.sun.security.auth.module.Krb5LoginModule required principal=\"ann/admin@HOUSE\";"))
                        .principal())
                .contains("User:ann");
        assertThat(new Login(Map.of("security.protocol", "SASL_SSL", "sasl.jaas.config", "nonsense")).principal())
                .isEmpty();
        assertThat(explain(
                                Map.of("security.protocol", "SASL_SSL"),
                                "send",
                                new TopicAuthorizationException(Set.of("orders")))
                        .hint())
                .contains("--allow PRINCIPAL ");
    }
}
