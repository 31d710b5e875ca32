package io.kafkactl.testkit.registry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives test methods and constructors a {@link RealRegistry}: the one that the whole test run shares. Where the build
 * brought none, or no Java can run it, the tests are reported as skipped, with the reason.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedRegistry.class)
public @interface WithRegistry {}
