package io.kafkactl.ops.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.client.Cluster;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestGroups;
import io.kafkactl.testkit.WithKafka;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.Test;

/** Groups whose coordinator is about to move. */
@WithKafka
class GroupCatalogIT {
    private static final ListGroupsOptions NONE = new ListGroupsOptions().inGroupStates(Set.of(GroupState.DEAD));

    private final KafkaFixture kafka;
    private final String group;

    GroupCatalogIT(KafkaFixture kafka) {
        this.kafka = kafka;
        TestCluster cluster = kafka.cluster();
        String topic = cluster.createTopic("market.order.placed", 1);
        this.group = "readers-of-" + topic;
        new TestGroups(cluster).commit(group, topic, 0, 0);
    }

    /** What the first so many lists lack, because no broker coordinates any group at that moment. */
    private GroupCatalog listingNothing(int times) {
        AtomicInteger lists = new AtomicInteger();
        Admin real = kafka.cluster().admin();
        Admin admin = (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(),
                new Class<?>[] {Admin.class},
                (proxy, method, args) -> method.getName().equals("listGroups") && lists.getAndIncrement() < times
                        ? real.listGroups(NONE)
                        : method.invoke(real, args));
        return new GroupCatalog(new Cluster(admin, ConnectionSettings.to(kafka.bootstrapServers())));
    }

    @Test
    void findsAGroupThatIsListedOnlyWhenItsNewCoordinatorHasAnswered() {
        assertThat(listingNothing(1).get(group).state()).isEqualTo("Empty");
    }

    @Test
    void doesNotDenyAGroupThatItsCoordinatorKnowsAndNobodyLists() {
        assertThatThrownBy(() -> listingNothing(2).get(group))
                .hasMessage("group '" + group + "' exists, but no broker lists it: its coordinator is moving");
    }

    @Test
    void saysThatAGroupDoesNotExistWhoseCoordinatorKnowsNone() {
        assertThatThrownBy(() -> listingNothing(0).get("none-" + group))
                .hasMessageStartingWith("group 'none-" + group + "' does not exist on ");
    }
}
