package io.kafkactl.failures;

/** What puts records back, and what changes topics and groups. */
class ChangesUnderFaultsIT extends UnderFaults {
    ChangesUnderFaultsIT() {
        super(Command.REDRIVE, Command.APPLY, Command.RESET);
    }
}
