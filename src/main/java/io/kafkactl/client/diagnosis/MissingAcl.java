package io.kafkactl.client.diagnosis;

import io.kafkactl.error.ShellWord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;

/**
 * The right that somebody lacks. Brokers say only on what kind of thing; which operation it was, and mostly on which thing,
 * is known from what was asked for.
 */
final class MissingAcl {
    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");
    /** Transactional ids that end with a partition or are made anew for each run. */
    private static final Pattern OWN_ID = Pattern.compile("(kafkactl-.*?-)([0-9a-f]{8}-[0-9a-f-]{27}|\\d+)");

    /** The first that fits: how a request is described, and what it takes. */
    private static final List<Map.Entry<Pattern, AclOperation>> ON_TOPICS = List.of(
            rule("create ", AclOperation.CREATE),
            rule("delete ", AclOperation.DELETE),
            rule("(add partitions|move )", AclOperation.ALTER),
            rule("(change the configuration|throttle|take the throttle)", AclOperation.ALTER_CONFIGS),
            rule("(read the configuration|read throttles)", AclOperation.DESCRIBE_CONFIGS),
            rule(
                    "(send|write|produce|commit|begin a transaction|open transactions|redrive|take the dead)",
                    AclOperation.WRITE),
            rule("read (committed offsets|the size)", AclOperation.DESCRIBE),
            rule("(read |sample|share partitions)", AclOperation.READ),
            rule("", AclOperation.DESCRIBE));

    private static final List<Map.Entry<Pattern, AclOperation>> ON_GROUPS = List.of(
            rule("delete ", AclOperation.DELETE),
            rule("(describe|list|read committed offsets|read the size)", AclOperation.DESCRIBE),
            rule("read the configuration", AclOperation.DESCRIBE_CONFIGS),
            rule("", AclOperation.READ));
    private static final List<Map.Entry<Pattern, AclOperation>> ON_CLUSTER = List.of(
            rule("create ", AclOperation.CREATE),
            rule("(move |change |throttle|take the throttle)", AclOperation.ALTER),
            rule("read (the configuration|throttles)", AclOperation.DESCRIBE_CONFIGS),
            rule("", AclOperation.DESCRIBE));

    private final Login login;

    MissingAcl(Login login) {
        this.login = login;
    }

    /** What is missing, and the command that grants it; empty for rights that are none of these. */
    Optional<Explanation> explain(String doing, AuthorizationException thrown, String reason) {
        if (thrown instanceof TopicAuthorizationException topic) {
            Optional<String> name = topic.unauthorizedTopics().stream().findFirst();
            return explain(ErrorCause.TOPIC_DENIED, "topic", operation(ON_TOPICS, doing), named(name, doing), reason);
        }
        if (thrown instanceof GroupAuthorizationException group) {
            Optional<String> name = Optional.ofNullable(group.groupId());
            return explain(ErrorCause.GROUP_DENIED, "group", operation(ON_GROUPS, doing), named(name, doing), reason);
        }
        if (thrown instanceof TransactionalIdAuthorizationException) {
            return explain(
                    ErrorCause.TRANSACTIONAL_ID_DENIED,
                    "transactional id",
                    AclOperation.WRITE,
                    named(Optional.empty(), doing),
                    reason);
        }
        if (thrown instanceof ClusterAuthorizationException && operation(ON_TOPICS, doing) == AclOperation.WRITE) {
            // An idempotent producer is let in by WRITE on any topic (KIP-679), so it may write to none.
            return explain(
                    ErrorCause.TOPIC_DENIED, "topic", AclOperation.WRITE, named(Optional.empty(), doing), reason);
        }
        return thrown instanceof ClusterAuthorizationException
                ? explain(ErrorCause.CLUSTER_DENIED, "", operation(ON_CLUSTER, doing), Optional.empty(), reason)
                : Optional.empty();
    }

    private Optional<Explanation> explain(
            ErrorCause cause, String kind, AclOperation operation, Optional<String> name, String reason) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("operation", operation.name());
        values.put("reason", reason);
        values.put("name", name.map(text -> kind + " '" + text + "'").orElse("the " + kind));
        values.put("word", name.map(MissingAcl::word).orElse("NAME"));
        values.put("principal", login.principal().orElse("this client"));
        values.put("grantee", login.principal().map(ShellWord::of).orElse("PRINCIPAL"));
        return Optional.of(ErrorCatalogue.explain(cause, values));
    }

    private static String word(String name) {
        Matcher own = OWN_ID.matcher(name);
        return own.matches() ? ShellWord.of(own.group(1)) + " --prefixed" : ShellWord.of(name);
    }

    private static Optional<String> named(Optional<String> byTheClient, String doing) {
        Matcher quoted = QUOTED.matcher(doing);
        return byTheClient.or(() -> quoted.find() ? Optional.of(quoted.group(1)) : Optional.empty());
    }

    private static AclOperation operation(List<Map.Entry<Pattern, AclOperation>> rules, String doing) {
        return rules.stream()
                .filter(rule -> rule.getKey().matcher(doing).lookingAt())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(AclOperation.ANY);
    }

    private static Map.Entry<Pattern, AclOperation> rule(String beginning, AclOperation operation) {
        return Map.entry(Pattern.compile(beginning), operation);
    }
}
