package io.kafkactl.ops.security;

import io.kafkactl.client.Answers;
import io.kafkactl.client.Cluster;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.admin.UserScramCredentialsDescription;

/** The users whose passwords the brokers keep for SASL/SCRAM; others are known to the login server alone. */
public final class ScramUsers {
    private final Cluster cluster;

    public ScramUsers(Cluster cluster) {
        this.cluster = cluster;
    }

    public String clusterId() {
        return cluster.clusterId();
    }

    /** Sorted by name. */
    public List<ScramUser> all() {
        Map<String, UserScramCredentialsDescription> described =
                cluster.call("list users", a -> a.describeUserScramCredentials().all());
        return new TreeMap<>(described).values().stream().map(ScramUsers::user).toList();
    }

    /** Those of the names, all for none; a name that is not there is an error with the nearest one that is. */
    public SecurityOutcome<ScramUser> find(Collection<String> names) {
        List<ScramUser> all = all();
        if (names.isEmpty()) {
            return new SecurityOutcome<>(all, List.of());
        }
        List<String> known = all.stream().map(ScramUser::name).toList();
        List<ItemError> errors = names.stream()
                .distinct()
                .filter(name -> !known.contains(name))
                .map(name -> ItemError.of(name, missing(name, known)))
                .toList();
        return new SecurityOutcome<>(
                all.stream().filter(user -> names.contains(user.name())).toList(), errors);
    }

    private static ScramUser user(UserScramCredentialsDescription described) {
        return new ScramUser(
                described.name(),
                described.credentialInfos().stream()
                        .map(info -> new ScramUser.Credential(info.mechanism().mechanismName(), info.iterations()))
                        .sorted(Comparator.comparing(ScramUser.Credential::mechanism))
                        .toList());
    }

    private static KafkactlException missing(String name, Collection<String> known) {
        return KafkactlException.notFound(
                "UNKNOWN_USER",
                "user '" + name + "' has no SCRAM password here",
                SimilarName.of(name, known)
                        .map(similar -> "did you mean '" + similar + "'?")
                        .orElse("kafkactl user list shows those that have one"));
    }

    /** Exit 8 when the user has a password for one of the mechanisms already. */
    public void requireNew(String name, Set<ScramMechanism> mechanisms) {
        find(List.of(name)).items().stream()
                .filter(user -> mechanisms.stream().anyMatch(user::has))
                .findFirst()
                .ifPresent(user -> {
                    throw KafkactlException.refused(
                            "USER_EXISTS",
                            "user '" + name + "' exists: "
                                    + String.join(
                                            ", ",
                                            user.credentials().stream()
                                                    .map(ScramUser.Credential::text)
                                                    .toList()),
                            "kafkactl user alter " + name + " gives another password");
                });
    }

    /** Those for which the user has a password; exit 7 when there is no such user. */
    public Set<ScramMechanism> mechanisms(String name) {
        ScramUser user = require(name);
        return Arrays.stream(ScramMechanism.values())
                .filter(user::has)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ScramMechanism.class)));
    }

    private ScramUser require(String name) {
        SecurityOutcome<ScramUser> found = find(List.of(name));
        for (ItemError error : found.errors()) {
            throw error.failure();
        }
        return found.items().get(0);
    }

    /** What a user will have. */
    public ScramUser preview(String name, Collection<ScramMechanism> mechanisms, int iterations) {
        return new ScramUser(
                name,
                mechanisms.stream()
                        .sorted()
                        .map(mechanism -> new ScramUser.Credential(mechanism.toString(), iterations))
                        .toList());
    }

    /** Sets the password for each of the mechanisms, one after the other: brokers take one change of a user at a time. */
    public ScramUser set(String name, Collection<ScramMechanism> mechanisms, int iterations, String password) {
        for (ScramMechanism mechanism : mechanisms) {
            List<UserScramCredentialAlteration> upsertion = List.of(new UserScramCredentialUpsertion(
                    name, new ScramCredentialInfo(mechanism.kafka(), iterations), password));
            cluster.patient()
                    .call(
                            "set the password of user '" + name + "' for " + mechanism,
                            a -> a.alterUserScramCredentials(upsertion).all());
        }
        return preview(name, mechanisms, iterations);
    }

    /**
     * Takes away passwords.
     *
     * @param users with the credentials to take away
     */
    public SecurityOutcome<ScramUser> delete(List<ScramUser> users) {
        Map<String, ItemError> errors = new TreeMap<>();
        for (ScramMechanism mechanism : ScramMechanism.values()) {
            List<UserScramCredentialAlteration> deletions = users.stream()
                    .filter(user -> user.has(mechanism) && !errors.containsKey(user.name()))
                    .<UserScramCredentialAlteration>map(
                            user -> new UserScramCredentialDeletion(user.name(), mechanism.kafka()))
                    .toList();
            if (!deletions.isEmpty()) {
                Answers<String, Void> answers = cluster.patient()
                        .callEach(
                                name -> "delete the password of user '" + name + "' for " + mechanism,
                                a -> a.alterUserScramCredentials(deletions).values());
                answers.errors().forEach((name, error) -> errors.put(name, ItemError.of(name, error)));
            }
        }
        return new SecurityOutcome<>(
                users.stream().filter(user -> !errors.containsKey(user.name())).toList(), List.copyOf(errors.values()));
    }

    /**
     * The credentials of users that are to go.
     *
     * @param mechanisms empty for all that a user has
     */
    public SecurityOutcome<ScramUser> doomed(Collection<String> names, Set<ScramMechanism> mechanisms) {
        SecurityOutcome<ScramUser> found = find(names);
        List<ItemError> errors = new ArrayList<>(found.errors());
        List<ScramUser> doomed = new ArrayList<>();
        for (ScramUser user : found.items()) {
            List<ScramUser.Credential> going = user.credentials().stream()
                    .filter(credential -> mechanisms.isEmpty()
                            || mechanisms.stream().anyMatch(m -> m.toString().equals(credential.mechanism())))
                    .toList();
            if (going.isEmpty()) {
                errors.add(ItemError.of(
                        user.name(),
                        KafkactlException.notFound(
                                "UNKNOWN_USER",
                                "user '" + user.name() + "' has no password for "
                                        + String.join(
                                                ", ",
                                                mechanisms.stream()
                                                        .map(ScramMechanism::toString)
                                                        .sorted()
                                                        .toList()),
                                "kafkactl user list " + user.name() + " shows for which it has")));
            } else {
                doomed.add(new ScramUser(user.name(), going));
            }
        }
        return new SecurityOutcome<>(doomed, errors);
    }
}
