package io.kafkactl.cli.user;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.SecretInput;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.security.Passwords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Where a password comes from: never from an argument, which others on the machine can see and a shell remembers. */
@Command(optionListHeading = "The password")
final class PasswordOptions {
    private final Invocation invocation;

    @Option(names = "--generate", description = "Make a password, and print it: once, on stdout.")
    boolean generate;

    @Option(names = "--password-stdin", description = "Read the password from the first line of stdin.")
    boolean stdin;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            defaultValue = "8192",
            description = "How often the password is hashed, 4096 to 16384: the more, the longer it takes to guess "
                    + "(default: ${DEFAULT-VALUE}).")
    int iterations;

    PasswordOptions(Invocation invocation) {
        this.invocation = invocation;
    }

    boolean isGenerated() {
        return generate;
    }

    int iterations() {
        return iterations;
    }

    /** Exit 2 when nothing says where it comes from and nobody can be asked; before anything is connected. */
    void requireSource() {
        if (generate && stdin) {
            throw KafkactlException.usage("--generate and --password-stdin exclude each other", "choose one of them");
        }
        if (!generate && !stdin && !invocation.context().terminals().in()) {
            throw KafkactlException.usage(
                    "a password is needed, and stdin is no terminal to ask in", "add --generate or --password-stdin");
        }
        if (iterations < 4096 || iterations > 16_384) {
            throw KafkactlException.usage(
                    "--iterations " + iterations + " is not between 4096 and 16384", "brokers take no other");
        }
    }

    /** Asks in the terminal where nothing else was said. */
    String read() {
        if (generate) {
            return Passwords.generate();
        }
        SecretInput input = new SecretInput(invocation.context());
        return Passwords.require(stdin ? input.line() : input.typedTwice("password"));
    }
}
