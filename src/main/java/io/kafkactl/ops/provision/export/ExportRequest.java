package io.kafkactl.ops.provision.export;

import io.kafkactl.ops.provision.manifest.Environment;
import io.kafkactl.ops.provision.manifest.Manifest;
import io.kafkactl.ops.topic.TopicSelection;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which topics are to be written down.
 *
 * @param selection topics by name; empty for those of the manifest's scope alone
 * @param manifest the policy that will hold, and topics that are written down already
 * @param environment that the topics are looked at by; null where the manifest has none
 * @param today in UTC; rules that topics break already are set aside for a while from then on
 */
public record ExportRequest(
        TopicSelection selection,
        Manifest manifest,
        @Nullable Environment environment,
        LocalDate today) {}
