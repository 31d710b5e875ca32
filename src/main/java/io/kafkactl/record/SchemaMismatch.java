package io.kafkactl.record;

/** Says where in a value, and why, it does not fit its schema. */
public final class SchemaMismatch extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final StringBuilder path = new StringBuilder();

    public SchemaMismatch(String reason) {
        // Thrown for every branch of a union that is tried and does not fit: the stack is not worth its price.
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** Adds the field in front of the path so far. */
    public SchemaMismatch in(String field) {
        if (path.length() > 0 && path.charAt(0) != '[') {
            path.insert(0, '.');
        }
        path.insert(0, field);
        return this;
    }

    /** Adds the index of an array's item in front of the path so far. */
    public SchemaMismatch at(long index) {
        if (path.length() > 0 && path.charAt(0) != '[') {
            path.insert(0, '.');
        }
        path.insert(0, "[" + index + "]");
        return this;
    }

    /** The path, where there is one, and the reason. */
    @Override
    public String getMessage() {
        return path.length() == 0 ? reason : path + ": " + reason;
    }
}
