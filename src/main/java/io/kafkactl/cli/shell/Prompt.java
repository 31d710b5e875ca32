package io.kafkactl.cli.shell;

import io.kafkactl.cli.support.GlobalOptions;
import io.kafkactl.config.ConnectionRequest;
import io.kafkactl.config.ConnectionResolver;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.output.SafeText;
import io.kafkactl.output.Theme;
import java.util.Map;

/** Says where the next command goes, in the colour of the context, and how the last one ended when that was not well. */
final class Prompt {
    private final Map<String, String> env;
    private final Theme theme;

    Prompt(Map<String, String> env, Theme theme) {
        this.env = env;
        this.theme = theme;
    }

    String text(GlobalOptions options, int exitCode) {
        return place(options.request()) + (exitCode == 0 ? "" : " [" + exitCode + "]") + "> ";
    }

    private String place(ConnectionRequest request) {
        try {
            ConnectionSettings settings = new ConnectionResolver(env).resolve(request);
            return theme.colored(settings.color(), SafeText.oneLine(name(settings, request)));
        } catch (KafkactlException e) {
            // The first command that connects says why.
            return "kafkactl";
        }
    }

    private static String name(ConnectionSettings settings, ConnectionRequest request) {
        String address = settings.bootstrapServers().replaceFirst(",.*", ",…");
        if (settings.contextName() == null) {
            return address;
        }
        return settings.contextName()
                + (request.bootstrapServers() == null ? "" : "@" + address)
                + (settings.protectedContext() ? " (protected)" : "")
                + (settings.readOnly() ? " (read-only)" : "");
    }
}
