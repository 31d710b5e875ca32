package io.kafkactl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.cli.support.CommandAcls;
import io.kafkactl.cli.support.CommandAcls.Need;
import io.kafkactl.ops.security.Operation;
import io.kafkactl.ops.security.ResourceKind;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.CommandModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

/** Of every command it is known which ACLs it needs, and the manual says so. */
class CommandAclsTest {
    /** They ask no broker. */
    private static final Pattern WITHOUT_CLUSTER =
            Pattern.compile("(schema|context|sandbox) .*|shell|completion|help|topic (explain|presets)|cluster doctor");

    private static final Path MANUAL = Path.of("src/docs/access.md");
    private static final Pattern TABLE =
            Pattern.compile("(?<=<!-- acls: generated -->\n).*?(?=<!-- end of acls -->)", Pattern.DOTALL);

    @Test
    void noCommandIsForgotten() {
        Set<String> known = CommandAcls.all().stream().map(Need::command).collect(Collectors.toSet());
        Set<String> commands = CommandModel.visible(CommandModel.root())
                .filter(command -> command.subcommands().isEmpty() || known.contains(name(command)))
                .map(CommandAclsTest::name)
                .filter(name -> !WITHOUT_CLUSTER.matcher(name).matches())
                .collect(Collectors.toSet());

        assertThat(known).isEqualTo(commands);
    }

    private static String name(CommandSpec command) {
        return command.qualifiedName().replaceFirst("^kafkactl ", "");
    }

    @Test
    void everyLineIsSomethingThatKafkaKnows() {
        for (Need need : CommandAcls.all()) {
            assertThat(ResourceKind.valueOf(need.resource()).operations())
                    .as(need.toString())
                    .contains(Operation.valueOf(need.operation()));
        }
    }

    @Test
    void namesWhatTheCommandLineNames() {
        CliResult group = CliRunner.offline().run("consume", "orders", "-g", "pricing", "--explain-acls");
        CliResult alone = CliRunner.offline().run("consume", "orders", "--explain-acls");
        CliResult nothing = CliRunner.offline().run("--explain-acls", "topic", "delete");
        CliResult registry = CliRunner.offline().run("schema", "list", "--explain-acls");

        assertThat(group.exitCode()).as(group.toString()).isZero();
        assertThat(group.err()).isEmpty();
        assertThat(group.out()).isEqualTo("""
                kafkactl consume needs:
                  kafkactl acl create --allow PRINCIPAL --operation READ -t orders
                  kafkactl acl create --allow PRINCIPAL --operation READ -g pricing
                """);
        assertThat(alone.out()).doesNotContain("-g");
        assertThat(nothing.out()).isEqualTo("""
                kafkactl topic delete needs:
                  kafkactl acl create --allow PRINCIPAL --operation DELETE -t TOPIC
                and without these it tells less:
                  kafkactl acl create --allow PRINCIPAL --operation DESCRIBE -g '*'  # groups that read the topic
                """);
        assertThat(registry.out()).isEqualTo("kafkactl schema list needs no ACL of the cluster.\n");
    }

    @Test
    void theManualHasTheTable() throws IOException {
        String text = Files.readString(MANUAL);
        String now = TABLE.matcher(text).replaceFirst(Matcher.quoteReplacement(table()));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(MANUAL, now);
        }
        assertThat(text)
                .as("%s; run this test with -Dgolden.update=true and commit", MANUAL)
                .isEqualTo(now);
    }

    private static String table() {
        Map<String, Set<String>> always = new LinkedHashMap<>();
        Map<String, Set<String>> more = new LinkedHashMap<>();
        for (Need need : CommandAcls.all()) {
            always.computeIfAbsent(need.command(), command -> new LinkedHashSet<>());
            Map<String, Set<String>> column = need.when().isEmpty() ? always : more;
            column.computeIfAbsent(need.command(), command -> new LinkedHashSet<>())
                    .add(grant(need));
        }
        StringBuilder table = new StringBuilder("| command | needs | and |\n|---|---|---|\n");
        always.forEach((command, needs) -> table.append("| `" + command + "` | " + String.join("<br>", needs) + " | "
                + String.join("<br>", more.getOrDefault(command, Set.of())) + " |\n"));
        return table.toString();
    }

    private static String grant(Need need) {
        String what = need.operation() + " on "
                + need.resource().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (need.name().isEmpty() ? "" : " `" + need.name() + "`");
        return need.when().isEmpty()
                ? what
                : what + (need.isForOption() ? " with `" + need.when() + "`" : ": " + need.when());
    }
}
