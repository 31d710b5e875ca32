package io.kafkactl.ops.security;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/**
 * How the brokers decide beside their ACLs, as far as they tell; null is unknown.
 *
 * @param className empty for brokers that let everyone do everything
 * @param openByDefault whether everyone may use what no ACL is about
 */
record BrokerAuthorizer(
        @Nullable String className,
        @Nullable Set<String> superUsers,
        @Nullable Boolean openByDefault) {
    static final BrokerAuthorizer NONE = new BrokerAuthorizer("", Set.of(), null);
    static final BrokerAuthorizer UNKNOWN = new BrokerAuthorizer(null, null, null);

    private static final String CLASS = "authorizer.class.name";
    private static final String STANDARD = "StandardAuthorizer";
    private static final String SUPER_USERS = "super.users";
    private static final String OPEN = "allow.everyone.if.no.acl.found";

    /** As one broker tells it; to see a broker's settings is a permission that many who may see ACLs do not have. */
    static BrokerAuthorizer read(Cluster cluster) {
        try {
            ConfigResource broker = new ConfigResource(
                    ConfigResource.Type.BROKER,
                    cluster.brokers().keySet().iterator().next().toString());
            return of(cluster.call(
                    "read the settings of broker " + broker.name(),
                    a -> a.describeConfigs(Set.of(broker)).values().get(broker)));
        } catch (KafkactlException e) {
            if (e.exitCode() == ExitCode.DENIED) {
                return UNKNOWN;
            }
            throw e;
        }
    }

    /** Brokers hide the values of settings that are not their own, and so those of an authorizer; not that they are set. */
    static BrokerAuthorizer of(Config config) {
        ConfigEntry authorizer = config.get(CLASS);
        if (authorizer == null || authorizer.value() == null) {
            return UNKNOWN;
        }
        ConfigEntry users = config.get(SUPER_USERS);
        ConfigEntry open = config.get(OPEN);
        return new BrokerAuthorizer(
                authorizer.value(),
                users == null ? Set.of() : principals(users.value()),
                open == null ? Boolean.FALSE : flag(open.value()));
    }

    private static @Nullable Set<String> principals(@Nullable String value) {
        return value == null
                ? null
                : Arrays.stream(value.split(";", -1))
                        .map(String::strip)
                        .filter(user -> !user.isEmpty())
                        .collect(Collectors.toSet());
    }

    private static @Nullable Boolean flag(@Nullable String value) {
        return value == null ? null : Boolean.valueOf(value);
    }

    boolean isAbsent() {
        return className != null && className.isEmpty();
    }

    /** Whether somebody who is not named by an ACL may lose access when a resource gets its first one. */
    boolean mayBeOpen() {
        return !isAbsent() && !Boolean.FALSE.equals(openByDefault) && className != null;
    }

    boolean isSuperUser(String principal) {
        return superUsers != null && superUsers.contains(principal);
    }

    boolean isStandard() {
        return className == null || className.endsWith(STANDARD);
    }
}
