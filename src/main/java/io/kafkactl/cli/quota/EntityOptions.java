package io.kafkactl.cli.quota;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.security.QuotaEntity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whose quotas are meant. */
@Command(optionListHeading = "Whose quotas")
final class EntityOptions {
    @Option(names = "--user", paramLabel = "USER", description = "A user, without User: before the name.")
    @Nullable
    String user;

    @Option(names = "--user-default", description = "All users that have no quota of their own.")
    boolean userDefault;

    @Option(names = "--client-id", paramLabel = "ID", description = "A client id; with --user that user's.")
    @Nullable
    String clientId;

    @Option(names = "--client-id-default", description = "All client ids that have no quota of their own.")
    boolean clientIdDefault;

    @Option(names = "--ip", paramLabel = "ADDRESS", description = "An address from which clients connect.")
    @Nullable
    String ip;

    @Option(names = "--ip-default", description = "All addresses that have no quota of their own.")
    boolean ipDefault;

    /** Empty when nothing is named. */
    QuotaEntity entity() {
        return new QuotaEntity(
                part("--user", user, userDefault),
                part("--client-id", clientId, clientIdDefault),
                part("--ip", ip, ipDefault));
    }

    /** Exit 2 when nothing is named. */
    QuotaEntity required() {
        QuotaEntity entity = entity();
        if (entity.isEmpty()) {
            throw KafkactlException.usage(
                    "nothing says whose quota it is", "add --user, --client-id or --ip, or one of their defaults");
        }
        return entity;
    }

    private static @Nullable String part(String option, @Nullable String name, boolean isDefault) {
        if (name == null) {
            return isDefault ? QuotaEntity.DEFAULT : null;
        }
        if (isDefault) {
            throw KafkactlException.usage(
                    option + " and " + option + "-default exclude each other", "give one of them");
        }
        if (name.isEmpty()) {
            throw KafkactlException.usage(option + " is empty", option + "-default means all others");
        }
        return name;
    }
}
