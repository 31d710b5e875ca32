package io.kafkactl.ops.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.security.AccessDecision.Verdict;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessRulesTest {
    private static final String TOPIC = "orders.order.placed.v1";
    private static final BrokerAuthorizer CLOSED = authorizer(false);

    private static BrokerAuthorizer authorizer(@Nullable Boolean openByDefault) {
        return new BrokerAuthorizer("StandardAuthorizer", Set.of("User:root"), openByDefault);
    }

    /** {@code alice ALLOW WRITE orders* 10.0.0.1}; the last part may be missing. */
    private static Acl acl(String text) {
        String[] parts = text.split(" ", -1);
        boolean prefixed = parts[3].length() > 1 && parts[3].endsWith("*");
        String name = prefixed ? parts[3].substring(0, parts[3].length() - 1) : parts[3];
        AclResource resource = name.equals("cluster") ? AclResource.CLUSTER : new AclResource(ResourceKind.TOPIC, name);
        return Acl.of(
                "User:" + parts[0],
                Permission.valueOf(parts[1]),
                new Grant(Operation.valueOf(parts[2]), resource, prefixed),
                parts.length > 4 ? parts[4] : "*");
    }

    private static AccessDecision decide(BrokerAuthorizer authorizer, Access access, String... acls) {
        return new AccessRules(Arrays.stream(acls).map(AccessRulesTest::acl).toList(), authorizer).decide(access);
    }

    private static Access access(Operation operation, @Nullable String host) {
        return new Access("User:alice", host, operation, new AclResource(ResourceKind.TOPIC, TOPIC));
    }

    @ParameterizedTest
    @CsvSource({
        "alice ALLOW WRITE orders.order.placed.v1, ALLOWED",
        "alice ALLOW WRITE orders.*, ALLOWED",
        "alice ALLOW WRITE *, ALLOWED",
        "alice ALLOW ALL *, ALLOWED",
        "* ALLOW WRITE orders.*, ALLOWED",
        "bob ALLOW WRITE orders.*, DENIED",
        "alice ALLOW READ orders.*, DENIED",
        "alice ALLOW WRITE orders.order.placed, DENIED",
        "alice ALLOW WRITE payments.*, DENIED",
        "alice ALLOW WRITE * 10.0.0.1, DENIED",
        "alice DENY READ *, DENIED"
    })
    void anAclAllowsThosePlacesAndOperationsThatItNames(String acl, Verdict verdict) {
        assertThat(decide(CLOSED, access(Operation.WRITE, null), acl).verdict()).isEqualTo(verdict);
    }

    @Test
    void whatDeniesWinsHoweverNarrowItIs() {
        AccessDecision decision = decide(
                CLOSED,
                access(Operation.WRITE, null),
                "alice ALLOW ALL *",
                "alice ALLOW WRITE orders.order.placed.v1",
                "* DENY WRITE orders.*");

        assertThat(decision.verdict()).isEqualTo(Verdict.DENIED);
        assertThat(decision.reason()).contains("wins over");
        assertThat(decision.acls())
                .extracting(Acl::text)
                .containsExactly("User:* DENY WRITE on TOPIC orders.* (prefix)");
    }

    @Test
    void whoMayReadMayAlsoSeeButWhoMayNotReadMayStillSee() {
        AccessDecision seen = decide(CLOSED, access(Operation.DESCRIBE, null), "alice ALLOW READ orders.*");
        AccessDecision still = decide(
                CLOSED, access(Operation.DESCRIBE, null), "alice ALLOW WRITE orders.*", "alice DENY READ orders.*");
        AccessDecision settings =
                decide(CLOSED, access(Operation.DESCRIBE_CONFIGS, null), "alice ALLOW ALTER_CONFIGS orders.*");
        AccessDecision other = decide(CLOSED, access(Operation.DESCRIBE_CONFIGS, null), "alice ALLOW ALTER orders.*");

        assertThat(seen.verdict()).isEqualTo(Verdict.ALLOWED);
        assertThat(seen.reason()).isEqualTo("READ includes DESCRIBE");
        assertThat(still.verdict()).isEqualTo(Verdict.ALLOWED);
        assertThat(settings.verdict()).isEqualTo(Verdict.ALLOWED);
        assertThat(other.verdict()).isEqualTo(Verdict.DENIED);
    }

    @Test
    void addressesCountOnlyWhereOneIsAskedAbout() {
        String[] acls = {"alice ALLOW WRITE orders.* 10.0.0.1", "alice DENY WRITE orders.* 10.0.0.2"};

        assertThat(decide(CLOSED, access(Operation.WRITE, "10.0.0.1"), acls).verdict())
                .isEqualTo(Verdict.ALLOWED);
        assertThat(decide(CLOSED, access(Operation.WRITE, "10.0.0.2"), acls).reason())
                .isEqualTo("an ACL denies it");
        assertThat(decide(CLOSED, access(Operation.WRITE, null), acls).reason())
                .isEqualTo("allowed only from 10.0.0.1");
        assertThat(decide(CLOSED, access(Operation.WRITE, null), "alice ALLOW WRITE *", acls[1])
                        .reason())
                .isEqualTo("an ACL allows it, but not from 10.0.0.2");
    }

    @Test
    void theLastRuleIsForWhatNoAclIsAbout() {
        assertThat(decide(authorizer(true), access(Operation.WRITE, null)).verdict())
                .isEqualTo(Verdict.ALLOWED);
        assertThat(decide(authorizer(false), access(Operation.WRITE, null)).verdict())
                .isEqualTo(Verdict.DENIED);
        assertThat(decide(authorizer(null), access(Operation.WRITE, null)).verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(decide(authorizer(true), access(Operation.WRITE, null), "bob ALLOW READ orders.*")
                        .reason())
                .isEqualTo("no ACL allows it");
    }

    @Test
    void superUsersAndBrokersWithoutAuthorizerKnowNoDenial() {
        Access root = new Access("User:root", null, Operation.WRITE, new AclResource(ResourceKind.TOPIC, TOPIC));

        assertThat(decide(CLOSED, root, "root DENY ALL *").isAllowed()).isTrue();
        assertThat(decide(BrokerAuthorizer.NONE, access(Operation.WRITE, null)).isAllowed())
                .isTrue();
    }

    @Test
    void whoMayCreateOnTheClusterMayCreateAnyTopic() {
        AccessDecision decision = decide(
                CLOSED, access(Operation.CREATE, null), "alice ALLOW CREATE cluster", "alice DENY CREATE orders.*");

        assertThat(decision.verdict()).isEqualTo(Verdict.ALLOWED);
        assertThat(decision.acls()).extracting(Acl::text).containsExactly("User:alice ALLOW CREATE on CLUSTER");
    }
}
