package io.kafkactl.failures;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A test of what a command does when it has waited in vain, for which only the profile {@code failures} has the time. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
        named = UnderFaults.ALL_OF_THEM,
        matches = "true",
        disabledReason = "it waits long for a broken cluster: run with the profile failures")
@interface NeedsPatience {}
