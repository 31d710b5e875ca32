package io.kafkactl.failures;

/** What sends and reads records. */
class RecordsUnderFaultsIT extends UnderFaults {
    RecordsUnderFaultsIT() {
        super(Command.PRODUCE, Command.CONSUME);
    }
}
