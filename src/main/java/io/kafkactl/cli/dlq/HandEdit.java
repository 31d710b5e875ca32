package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.TextEditor;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.edit.EditReader;
import io.kafkactl.ops.dlq.edit.EditText;
import io.kafkactl.ops.dlq.edit.EditedValues;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.schema.SchemaValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the user the dead letters of a plan to edit, until they can be read again. */
final class HandEdit {
    private final Invocation invocation;
    private final ConsentOptions consent;
    private final boolean keyMayChange;
    private final @Nullable SchemaValues schemas;

    /** @param schemas by which values are shown that name one; null without a registry */
    HandEdit(Invocation invocation, ConsentOptions consent, boolean keyMayChange, @Nullable SchemaValues schemas) {
        this.schemas = schemas;
        this.invocation = invocation;
        this.consent = consent;
        this.keyMayChange = keyMayChange;
    }

    /** Exit 1 when the editor failed or nothing was left in the file, exit 4 when the user gives up on a mistake. */
    EditedValues of(List<KafkaRecord> records) throws InterruptedException {
        String name = records.get(0).topic() + ".jsonc";
        try (TextEditor editor = TextEditor.of(invocation.context(), name, EditText.of(records, schemas))) {
            while (true) {
                byte[] text = editor.edit();
                try {
                    EditedValues edited = EditReader.read(text, records, keyMayChange, schemas);
                    if (edited.kept() == 0) {
                        throw new KafkactlException(
                                ExitCode.FAILURE, "DECLINED", "every record was deleted, nothing was done", null, null);
                    }
                    return edited;
                } catch (KafkactlException e) {
                    if (e.exitCode() != ExitCode.INVALID_INPUT || !wantsToMend(e)) {
                        throw e;
                    }
                }
            }
        }
    }

    private boolean wantsToMend(KafkactlException mistake) {
        invocation.say(mistake.message()
                + mistake.hint().map(hint -> " (" + hint + ")").orElse(""));
        return consent.agrees("Edit again; no gives the changes up");
    }
}
