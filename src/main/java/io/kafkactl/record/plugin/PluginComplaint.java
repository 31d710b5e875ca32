package io.kafkactl.record.plugin;

/** Says in one line what code of somebody else's complains of. */
final class PluginComplaint {
    private PluginComplaint() {}

    /** The outermost message and, where it differs, the innermost, which is most often the reason. */
    static String of(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String outer = message(thrown);
        String inner = message(root);
        return (outer.contains(inner) ? outer : outer + ": " + inner).replaceAll("\\s+", " ");
    }

    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }
}
