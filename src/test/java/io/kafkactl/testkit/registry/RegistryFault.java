package io.kafkactl.testkit.registry;

/** An error as the registry's interface documents it: an HTTP status, a code and a sentence. */
final class RegistryFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final int status;
    final int code;

    RegistryFault(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** With the status that the code begins with. */
    static RegistryFault of(int code, String message) {
        return new RegistryFault(code / 100, code, message);
    }
}
