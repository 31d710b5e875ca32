package io.kafkactl.failures;

import java.util.List;

/** The commands that are tried under every fault, and which of the faults in a build that has little time. */
enum Command {
    PRODUCE("`produce`"),
    CONSUME("`consume -g --commit`"),
    REDRIVE("`dlq redrive`"),
    APPLY("`topic apply --lock`"),
    RESET("`group reset`");

    private final String title;

    Command(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    Operation operation() {
        return switch (this) {
            case PRODUCE -> new ProduceOperation();
            case CONSUME -> new ConsumeOperation();
            case REDRIVE -> new RedriveOperation();
            case APPLY -> new ApplyOperation();
            case RESET -> new ResetOperation();
        };
    }

    /** In a build that has little time. */
    List<Fault> few() {
        return switch (this) {
            case PRODUCE -> List.of(Fault.LEADER_KILLED, Fault.LOSSY_NETWORK);
            case CONSUME -> List.of(Fault.LEADER_PAUSED);
            case REDRIVE -> List.of(Fault.COORDINATOR_PAUSED, Fault.SILENT_NETWORK);
            case APPLY -> List.of(Fault.CONTROLLER_KILLED);
            case RESET -> List.of(Fault.COORDINATOR_KILLED);
        };
    }
}
