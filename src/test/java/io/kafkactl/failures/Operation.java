package io.kafkactl.failures;

import io.kafkactl.testkit.FaultyKafka;
import java.nio.file.Path;

/** What runs while something breaks, and how its outcome is checked: a column of the manual's table. */
interface Operation {
    /**
     * Runs, has the fault strike, and checks what is there afterwards by clients that know nothing of kafkactl.
     *
     * @param temp an empty folder
     * @return what the program said
     */
    String under(Fault fault, FaultyKafka kafka, Path temp) throws Exception;
}
