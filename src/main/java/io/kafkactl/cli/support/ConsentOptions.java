package io.kafkactl.cli.support;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.config.Masking;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.output.SafeText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The consent that a command needs before it destroys or sends: a flag, or an answer in a terminal. */
public final class ConsentOptions {
    private final Invocation invocation;

    @Option(
            names = {"-y", "--yes"},
            description = "Do it without asking.")
    boolean yes;

    @Option(
            names = "--confirm",
            paramLabel = "CONTEXT",
            description = "Name of the context, required beside --yes when the context is protected.")
    @Nullable
    String confirm;

    ConsentOptions(Invocation invocation) {
        this.invocation = invocation;
    }

    /** Exit 8 in a context that only reads. Ask before anything else. */
    public static void requireWritable(ConnectionSettings settings) {
        if (settings.readOnly()) {
            throw KafkactlException.refused(
                    "READ_ONLY_CONTEXT",
                    "context '" + settings.contextName() + "' is read-only",
                    "readOnly: true stands in the context; choose another with -c");
        }
    }

    /** True when the user wants not to be asked. */
    public boolean isGiven() {
        return yes;
    }

    /** False when {@link #require} can only end in an error, for want of a terminal and of {@code --yes}. */
    public boolean isAnswerable() {
        return yes || invocation.context().terminals().in();
    }

    /**
     * Returns when the user agreed; exit 1 when declined, exit 2 when nobody can be asked.
     *
     * @param consequences what will happen, a line each, shown above the question
     */
    public void require(ConnectionSettings settings, String clusterId, List<String> consequences, String question) {
        require(settings, consequences, question, where(clusterId, settings));
    }

    /** The same for what happens in the schema registry, which is known by its address. */
    public void requireForRegistry(ConnectionSettings settings, List<String> consequences, String question) {
        String addresses = settings.schemaRegistry().stream().map(Masking::url).collect(Collectors.joining(","));
        require(
                settings,
                consequences.stream().map(SafeText::oneLine).toList(),
                SafeText.oneLine(question),
                "schema registry " + addresses);
    }

    /** The same for what changes two clusters; the names of those that are protected are typed with a slash between. */
    public void require(
            ConnectionSettings settings,
            String clusterId,
            ConnectionSettings other,
            String otherId,
            List<String> consequences,
            String question) {
        require(
                List.of(settings, other),
                consequences,
                question,
                where(clusterId, settings) + ", context " + contextName(settings) + ", to " + where(otherId, other));
    }

    private static String where(String clusterId, ConnectionSettings settings) {
        return "cluster " + clusterId + " at " + settings.bootstrapServers();
    }

    private void require(ConnectionSettings settings, List<String> consequences, String question, String where) {
        require(List.of(settings), consequences, question, where);
    }

    /** @param settings of all that is changed, that of {@code where} last */
    private void require(List<ConnectionSettings> settings, List<String> consequences, String question, String where) {
        settings.forEach(ConsentOptions::requireWritable);
        List<ConnectionSettings> guarded =
                settings.stream().filter(ConnectionSettings::protectedContext).toList();
        String expected = guarded.stream().map(ConsentOptions::contextName).collect(Collectors.joining("/"));
        requireKnownContext(settings, expected);
        boolean confirmed = guarded.isEmpty() || confirm != null;
        if (yes && confirmed) {
            consequences.forEach(invocation::note);
            return;
        }
        if (!invocation.context().terminals().in()) {
            throw confirmed
                    ? KafkactlException.usage(question + " needs an answer, and stdin is no terminal", "add --yes")
                    : KafkactlException.refused(
                            "PROTECTED_CONTEXT",
                            "context '" + contextName(guarded.get(0)) + "' is protected",
                            "add --yes --confirm " + expected);
        }
        introduce(settings.get(settings.size() - 1), where, consequences);
        if (confirmed) {
            answer(question + "? [y/N] ", null);
        } else {
            answer(
                    question + "? Type the context's name to go on" + (guarded.size() > 1 ? ", " + expected : "")
                            + ": ",
                    expected);
        }
    }

    /**
     * The same for what cannot be undone: whoever is asked types the name of what is lost, after the context's name and
     * a slash where that is protected.
     *
     * @param named {@code --yes} alone is not enough, {@code --confirm} must give that name too
     */
    public void requireName(
            ConnectionSettings settings,
            String clusterId,
            List<String> consequences,
            String question,
            String name,
            boolean named) {
        if (yes && !named) {
            require(settings, clusterId, consequences, question);
            return;
        }
        requireWritable(settings);
        String expected = settings.protectedContext() ? settings.contextName() + "/" + name : name;
        if (confirm != null && !confirm.equals(expected)) {
            throw KafkactlException.refused(
                    "NOT_CONFIRMED", "--confirm '" + confirm + "' is not '" + expected + "'", null);
        }
        if (yes && confirm != null) {
            consequences.forEach(invocation::note);
            return;
        }
        if (!invocation.context().terminals().in()) {
            throw KafkactlException.usage(
                    question + " needs an answer, and stdin is no terminal", "add --yes --confirm " + expected);
        }
        introduce(settings, where(clusterId, settings), consequences);
        answer(question + "? Type " + expected + " to go on: ", expected);
    }

    /** Also where nothing is protected: whoever confirms another context is about to hit the wrong cluster. */
    private void requireKnownContext(List<ConnectionSettings> settings, String expected) {
        List<String> known = expected.isEmpty()
                ? settings.stream()
                        .map(ConnectionSettings::contextName)
                        .filter(Objects::nonNull)
                        .toList()
                : List.of(expected);
        if (confirm == null || known.contains(confirm)) {
            return;
        }
        throw KafkactlException.refused(
                "NOT_CONFIRMED",
                known.isEmpty()
                        ? "--confirm '" + confirm + "' names a context, and none is in use"
                        : "--confirm '" + confirm + "' is not the context '" + String.join("' or '", known) + "'",
                "-c chooses the context");
    }

    /** The same for something on this machine, where no context's rules apply. */
    public void require(List<String> consequences, String question) {
        if (yes) {
            return;
        }
        if (!invocation.context().terminals().in()) {
            throw KafkactlException.usage(question + " needs an answer, and stdin is no terminal", "add --yes");
        }
        consequences.forEach(invocation::say);
        answer(question + "? [y/N] ", null);
    }

    /** The answer to a question that has a safe no; no when {@code --yes} was given or nobody can be asked. */
    public boolean agrees(String question) {
        return !yes && invocation.context().terminals().in() && Questions.isYes(reply(question + "? [y/N] "));
    }

    private String reply(String prompt) {
        String answer = new Questions(invocation.context()).reply(prompt);
        return answer == null ? "" : answer;
    }

    private void introduce(ConnectionSettings settings, String where, List<String> consequences) {
        invocation.say(where + ", context " + colored(settings));
        consequences.forEach(invocation::say);
    }

    private String colored(ConnectionSettings settings) {
        return invocation.theme().colored(settings.color(), contextName(settings));
    }

    private static String contextName(ConnectionSettings settings) {
        return settings.contextName() == null ? "(none)" : settings.contextName();
    }

    /** Returns when the answer is {@code expected}, or a yes when that is null. */
    private void answer(String prompt, @Nullable String expected) {
        String answer = reply(prompt);
        boolean agreed = expected == null ? Questions.isYes(answer) : answer.equals(expected);
        if (!agreed) {
            throw new KafkactlException(ExitCode.FAILURE, "DECLINED", "declined, nothing was done", null, null);
        }
    }
}
