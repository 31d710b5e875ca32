package io.kafkactl.ops.security;

import java.util.List;
import java.util.Locale;

/** Whether an access is allowed, by which rule, and which ACLs made it so. */
public record AccessDecision(Access access, Verdict verdict, String reason, List<Acl> acls) {
    /** What became of the question. */
    public enum Verdict {
        ALLOWED,
        DENIED,
        /** It hangs on a setting that the brokers do not tell. */
        UNKNOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isAllowed() {
        return verdict == Verdict.ALLOWED;
    }
}
