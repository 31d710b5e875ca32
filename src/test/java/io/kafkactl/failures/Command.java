package io.kafkactl.failures;

import java.util.List;

/** The commands that are tried under every fault, and which of them in a build that has little time. */
enum Command {
    PRODUCE("`produce`", new ProduceOperation(), Fault.LEADER_KILLED, Fault.LOSSY_NETWORK),
    CONSUME("`consume -g --commit`", new ConsumeOperation(), Fault.LEADER_PAUSED),
    REDRIVE("`dlq redrive`", new RedriveOperation(), Fault.COORDINATOR_PAUSED, Fault.SILENT_NETWORK),
    APPLY("`topic apply --lock`", new ApplyOperation(), Fault.CONTROLLER_KILLED),
    RESET("`group reset`", new ResetOperation(), Fault.COORDINATOR_KILLED);

    private final String title;
    private final Operation operation;
    private final List<Fault> few;

    Command(String title, Operation operation, Fault... few) {
        this.title = title;
        this.operation = operation;
        this.few = List.of(few);
    }

    String title() {
        return title;
    }

    Operation operation() {
        return operation;
    }

    /** In a build that has little time. */
    List<Fault> few() {
        return few;
    }
}
