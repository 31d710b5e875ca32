package io.kafkactl.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.testkit.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does what the runner of a CI server does with the lines of a job, in a folder that stands for the repository. */
final class RecipeRunner {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *([a-zA-Z_.]+) *}}");
    private static final Shell.Outcome NOTHING = new Shell.Outcome(0, "", "");

    private final Path repository;
    private final Map<String, String> env = new LinkedHashMap<>();
    private final Map<String, String> expressions;
    private String path;

    /**
     * A runner with nothing installed but what {@code path} has.
     *
     * @param expressions values of what stands in {@code ${{ }}}
     */
    RecipeRunner(Path repository, String path, Map<String, String> env, Map<String, String> expressions) {
        this.repository = repository;
        this.path = path;
        this.env.putAll(env);
        this.expressions = expressions;
    }

    /** The steps of a GitHub job, as far as they are commands; ends at the first that fails. */
    Shell.Outcome github(JsonNode job, JsonNode action) throws Exception {
        Shell.Outcome last = NOTHING;
        for (JsonNode step : job.path("steps")) {
            boolean always = step.path("if").asText().equals("always()");
            if (last.exitCode() == 0 || always) {
                Shell.Outcome outcome = step(step, action);
                last = last.exitCode() == 0 ? outcome : last;
            }
        }
        return last;
    }

    private Shell.Outcome step(JsonNode step, JsonNode action) throws Exception {
        if (step.path("uses").asText().startsWith("./")) {
            Map<String, String> inputs = new HashMap<>(expressions);
            action.path("inputs").fieldNames().forEachRemaining(name -> inputs.put("inputs." + name, ""));
            step.path("with")
                    .properties()
                    .forEach(input -> inputs.put(
                            "inputs." + input.getKey(),
                            evaluated(input.getValue().asText(), expressions)));
            Shell.Outcome last = NOTHING;
            for (JsonNode each : action.path("runs").path("steps")) {
                last = last.exitCode() == 0 ? command(each, inputs, "bash -eo pipefail") : last;
            }
            return last;
        }
        return command(step, expressions, "bash -e");
    }

    private Shell.Outcome command(JsonNode step, Map<String, String> known, String shell) throws Exception {
        if (!step.has("run")) {
            return NOTHING;
        }
        Path added = Files.createTempFile("env", "");
        Path paths = Files.createTempFile("path", "");
        Map<String, String> own = new LinkedHashMap<>(env);
        own.put("GITHUB_ENV", added.toString());
        own.put("GITHUB_PATH", paths.toString());
        step.path("env")
                .properties()
                .forEach(
                        each -> own.put(each.getKey(), evaluated(each.getValue().asText(), known)));
        Shell.Outcome outcome = run(step.path("run").asText(), own, shell);
        for (String line : Files.readAllLines(added)) {
            env.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        for (String folder : Files.readAllLines(paths)) {
            path = folder + ":" + path;
        }
        Files.delete(added);
        Files.delete(paths);
        return outcome;
    }

    /** The lines of a GitLab job, after those that all jobs begin with. */
    Shell.Outcome gitlab(JsonNode job, JsonNode defaults) throws Exception {
        StringBuilder script = new StringBuilder();
        defaults.path("before_script")
                .forEach(line -> script.append(line.asText()).append('\n'));
        job.path("script").forEach(line -> script.append(line.asText()).append('\n'));
        return run(script.toString(), env, "bash -eo pipefail");
    }

    /** Commands as a person would type them there. */
    Shell.Outcome run(String commands) throws Exception {
        return run(commands, env, "bash -e");
    }

    private Shell.Outcome run(String commands, Map<String, String> own, String shell) throws Exception {
        Shell bare = Shell.bare().env("PATH", path);
        own.forEach(bare::env);
        Path script = Files.writeString(Files.createTempFile("step", ".sh"), commands);
        Shell.Outcome outcome =
                bare.run("/bin/sh", "-c", "cd '" + repository + "' && exec " + shell + " '" + script + "'");
        Files.delete(script);
        return outcome;
    }

    private static String evaluated(String text, Map<String, String> known) {
        return EXPRESSION
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(Optional.ofNullable(known.get(match.group(1)))
                        .orElseThrow(() -> new AssertionError("nobody knows " + match.group()))));
    }
}
