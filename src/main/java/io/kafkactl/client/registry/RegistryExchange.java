package io.kafkactl.client.registry;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sends calls and decides which answers are failures; those about a missing name say what there is instead. */
final class RegistryExchange {
    private static final Set<Integer> NOT_THERE = Set.of(404, 405);

    private final RegistryTransport transport;

    RegistryExchange(RegistryTransport transport) {
        this.transport = transport;
    }

    /** The answer, whatever it is. */
    RegistryReply send(RegistryCall call) {
        return new RegistryReply(call, transport.send(call));
    }

    RegistryReply require(RegistryCall call) {
        return require(send(call));
    }

    /** The reply; empty when an earlier attempt, whose answer was lost, did what this one finds done, by these codes. */
    Optional<RegistryReply> requireDone(RegistryCall call, int... doneCodes) {
        RegistryReply reply = send(call);
        boolean doneBefore = reply.answer().repeated() && isOneOf(doneCodes, reply);
        return doneBefore ? Optional.empty() : Optional.of(require(reply));
    }

    /** The same reply, or the failure it stands for. */
    RegistryReply require(RegistryReply reply) {
        if (reply.answer().isSuccess()) {
            return reply;
        }
        throw explained(RegistryErrors.translate(reply.call(), reply.answer()), reply);
    }

    /** Empty for what is not there, be it the object or the call. */
    Optional<RegistryReply> find(RegistryCall call) {
        return findUnless(call);
    }

    /** Empty where the registry does not know the call; a code that says it knows the call, but no such object, fails. */
    Optional<RegistryReply> findUnless(RegistryCall call, int... codes) {
        RegistryReply reply = send(call);
        boolean absent = NOT_THERE.contains(reply.answer().status()) && !isOneOf(codes, reply);
        return absent ? Optional.empty() : Optional.of(require(reply));
    }

    private static boolean isOneOf(int[] codes, RegistryReply reply) {
        int code = reply.answer().errorCode();
        return IntStream.of(codes).anyMatch(each -> each == code);
    }

    private KafkactlException explained(KafkactlException failure, RegistryReply reply) {
        String subject = reply.call().subject();
        if (subject == null || failure.hint().isPresent()) {
            return failure;
        }
        try {
            return new KafkactlException(
                    failure.exitCode(),
                    failure.error(),
                    failure.message(),
                    hint(reply.answer().errorCode(), subject),
                    failure.getCause());
        } catch (KafkactlException e) {
            // The first error matters; without the hint it is still understood.
            return e.exitCode() == ExitCode.INTERRUPTED ? e : failure;
        }
    }

    private @Nullable String hint(int code, String subject) {
        RegistryListings listings = new RegistryListings(this);
        return switch (code) {
            case RegistryErrors.SUBJECT_NOT_FOUND -> similar(subject, listings);
            case RegistryErrors.VERSION_NOT_FOUND ->
                "its versions are "
                        + listings.activeVersions(subject).stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "));
            default -> null;
        };
    }

    private static String similar(String subject, RegistryListings listings) {
        return SimilarName.of(subject, listings.subjects(ContextId.of(subject), Deleted.EXCLUDED))
                .map(similar -> "did you mean '" + similar + "'?")
                .orElse("kafkactl schema list shows what there is");
    }
}
