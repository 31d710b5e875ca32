package io.kafkactl.ops.provision.plan;

import java.util.List;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;

/** Changes of settings as brokers take them. */
public final class SettingOperations {
    private SettingOperations() {}

    /** Those among the operations that change a setting. */
    public static List<AlterConfigOp> of(List<Operation> operations) {
        return operations.stream()
                .filter(operation -> operation.action().isSetting())
                .map(operation -> operation.action() == Action.UNSET
                        ? new AlterConfigOp(new ConfigEntry(operation.property(), null), OpType.DELETE)
                        : new AlterConfigOp(new ConfigEntry(operation.property(), operation.to()), OpType.SET))
                .toList();
    }
}
