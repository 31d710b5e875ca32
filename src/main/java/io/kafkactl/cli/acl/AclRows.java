package io.kafkactl.cli.acl;

import static io.kafkactl.output.FieldType.TEXT;
import static io.kafkactl.output.FieldType.listOf;

import io.kafkactl.ops.security.AccessDecision;
import io.kafkactl.ops.security.Acl;
import io.kafkactl.ops.security.AclCreation;
import io.kafkactl.output.RowModel;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns in which ACL commands answer. */
final class AclRows {
    static final RowModel<Acl> LISTED = columns(new RowModel<>("AclList"), acl -> acl);

    static final RowModel<AccessDecision> CHECKED = new RowModel<AccessDecision>("AclCheck")
            .text("PRINCIPAL", "principal", row -> row.access().principal())
            .text("OPERATION", "operation", row -> row.access().operation().name())
            .text("RESOURCE", "resource", row -> row.access().resource().kind().name())
            .text("NAME", "name", row -> row.access().resource().name())
            .jsonOnly("host", TEXT, row -> row.access().host())
            .text("VERDICT", "verdict", row -> row.verdict().toString())
            .text("WHY", "reason", AccessDecision::reason)
            .column(
                    "ACLS",
                    "acls",
                    listOf(TEXT),
                    row -> row.acls().stream().map(Acl::text).collect(Collectors.toList()));

    private AclRows() {}

    static RowModel<AclCreation.Step> created(boolean dryRun) {
        return columns(new RowModel<AclCreation.Step>("AclCreation"), AclCreation.Step::acl)
                .text("STATUS", "status", step -> step.exists() ? "exists" : dryRun ? "would-create" : "created");
    }

    static RowModel<Acl> deleted(boolean dryRun) {
        return columns(new RowModel<Acl>("AclDeletion"), acl -> acl)
                .text("STATUS", "status", acl -> dryRun ? "would-delete" : "deleted");
    }

    private static <T> RowModel<T> columns(RowModel<T> model, Function<T, Acl> acl) {
        return model.text("PRINCIPAL", "principal", row -> acl.apply(row).principal())
                .text("PERMISSION", "permission", row -> acl.apply(row).permission())
                .text("OPERATION", "operation", row -> acl.apply(row).operation())
                .text("RESOURCE", "resource", row -> acl.apply(row).resource())
                .text("NAME", "name", row -> acl.apply(row).name())
                .text("PATTERN", "pattern", row -> acl.apply(row).pattern())
                .text("HOST", "host", row -> acl.apply(row).host());
    }
}
