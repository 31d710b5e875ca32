package io.kafkactl.cli.user;

import io.kafkactl.error.KafkactlException;

/** Checks the names of users, which are those that they log in with. */
final class UserName {
    private static final String TYPE = "User:";

    private UserName() {}

    /** Exit 2 for a principal: the user would have to log in with its type before the name. */
    static void require(String name) {
        if (name.startsWith(TYPE)) {
            throw KafkactlException.usage(
                    "'" + name + "' is a principal, as ACLs name it",
                    "the user's name is '" + name.substring(TYPE.length()) + "'");
        }
        if (name.isBlank()) {
            throw KafkactlException.usage("the name of the user is empty", "give the name to log in with");
        }
    }
}
