package io.kafkactl.ops.security;

import org.apache.kafka.common.acl.AclPermissionType;

/** Whether an ACL allows or denies; one that denies wins over all that allow. */
public enum Permission {
    ALLOW,
    DENY;

    AclPermissionType kafka() {
        return AclPermissionType.valueOf(name());
    }
}
