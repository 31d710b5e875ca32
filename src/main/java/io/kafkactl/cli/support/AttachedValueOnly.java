package io.kafkactl.cli.support;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Lets an option take its optional value after {@code =} only, so that {@code --watch GROUP} is a flag and a name. */
public final class AttachedValueOnly implements IParameterPreprocessor {
    @Override
    // The type is picocli's.
    @SuppressWarnings("JdkObsolete")
    public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec argument, Map<String, Object> info) {
        if (!"=".equals(info.get("separator"))) {
            args.push(((OptionSpec) argument).fallbackValue());
        }
        return false;
    }
}
