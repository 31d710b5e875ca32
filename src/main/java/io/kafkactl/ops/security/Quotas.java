package io.kafkactl.ops.security;

import io.kafkactl.client.Cluster;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AlterClientQuotasOptions;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaFilter;

/** How much of the brokers' capacity users, client ids and addresses may take. */
public final class Quotas {
    private static final Comparator<QuotaValue> ORDER = Comparator.<QuotaValue, String>comparing(
                    quota -> quota.entity().words())
            .thenComparing(QuotaValue::key);

    private final Cluster cluster;

    public Quotas(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The quotas in which the named parts occur, all for none. */
    public List<QuotaValue> find(QuotaEntity parts) {
        ClientQuotaFilter filter =
                parts.isEmpty() ? ClientQuotaFilter.all() : ClientQuotaFilter.contains(parts.components());
        return read(filter);
    }

    private List<QuotaValue> read(ClientQuotaFilter filter) {
        List<QuotaValue> found = new ArrayList<>();
        cluster.call("read quotas", a -> a.describeClientQuotas(filter).entities())
                .forEach((entity, values) ->
                        values.forEach((key, value) -> found.add(new QuotaValue(QuotaEntity.of(entity), key, value))));
        return found.stream().sorted(ORDER).toList();
    }

    /** What a change will do. */
    public record Plan(String clusterId, QuotaEntity entity, List<QuotaChange> changes) {
        public boolean isEmpty() {
            return changes.stream().noneMatch(QuotaChange::isChange);
        }

        public List<String> consequences() {
            return changes.stream()
                    .filter(QuotaChange::isChange)
                    .map(QuotaChange::text)
                    .toList();
        }
    }

    /** Reads what is set now; exit 4 for a quota that such an entity cannot have. */
    public Plan set(QuotaEntity entity, Map<QuotaKey, Double> wanted) {
        wanted.keySet().forEach(entity::require);
        Map<String, Double> now = own(entity);
        List<QuotaChange> changes = new ArrayList<>();
        new TreeMap<>(wanted)
                .forEach((key, value) ->
                        changes.add(new QuotaChange(entity, key.toString(), now.get(key.toString()), value)));
        return new Plan(cluster.clusterId(), entity, changes);
    }

    /** The same for limits that are to go; all that the entity has for none. */
    public Plan unset(QuotaEntity entity, Set<QuotaKey> unwanted) {
        Map<String, Double> now = own(entity);
        Set<String> keys = new TreeSet<>(
                unwanted.isEmpty()
                        ? now.keySet()
                        : unwanted.stream().map(QuotaKey::toString).toList());
        return new Plan(
                cluster.clusterId(),
                entity,
                keys.stream()
                        .map(key -> new QuotaChange(entity, key, now.get(key), null))
                        .toList());
    }

    /** Of exactly this entity. */
    private Map<String, Double> own(QuotaEntity entity) {
        Map<String, Double> values = new TreeMap<>();
        read(ClientQuotaFilter.containsOnly(entity.components()))
                .forEach(quota -> values.put(quota.key(), quota.value()));
        return values;
    }

    /** Carries out the plan, or asks the brokers whether they would. */
    public void execute(Plan plan, boolean dryRun) {
        List<ClientQuotaAlteration.Op> operations = plan.changes().stream()
                .filter(QuotaChange::isChange)
                .map(change -> new ClientQuotaAlteration.Op(change.key(), change.after()))
                .toList();
        if (!operations.isEmpty()) {
            AlterClientQuotasOptions options = new AlterClientQuotasOptions().validateOnly(dryRun);
            cluster.patient()
                    .call(
                            "set the quotas of " + plan.entity().words(),
                            a -> a.alterClientQuotas(List.of(plan.entity().alteration(operations)), options)
                                    .all());
        }
    }
}
