package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.dlq.journal.LeaseGate;
import io.kafkactl.ops.dlq.journal.Participant;
import io.kafkactl.ops.dlq.journal.RunLog;
import io.kafkactl.ops.dlq.journal.RunSigns;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.Uuid;

/** The other processes that share the partitions of a dead-letter topic with this one. */
final class Others {
    private final RunLog log;
    private final LeaseGate gate;
    private final RedriveRequest request;
    private final String group;

    Others(RunLog log, LeaseGate gate, RedriveRequest request) {
        this.log = log;
        this.gate = gate;
        this.request = request;
        this.group = Objects.requireNonNull(request.rules().joining(), "a run that joins")
                .group();
    }

    /** Those that give signs of life. */
    List<Participant> alive() {
        return alive(signs(), false);
    }

    /** Those that were there before this process said that it is. */
    List<Participant> first() {
        return alive(signs(), true);
    }

    private List<Participant> alive(RunSigns signs, boolean before) {
        List<Participant> alive = new ArrayList<>();
        for (Participant each : signs.participants()) {
            if (each.lease().run().equals(request.run())) {
                if (before) {
                    return alive;
                }
            } else if (isOurs(each) && signs.end(each.lease().run()).isEmpty() && gate.isInForce(each.lease())) {
                alive.add(each);
            }
        }
        return alive;
    }

    /** True for a process of the group, dead or alive. */
    boolean include(String run) {
        return signs().participants().stream()
                .anyMatch(each -> each.lease().run().equals(run) && isOurs(each));
    }

    private boolean isOurs(Participant participant) {
        return participant.lease().isOf(group)
                && participant.topicId().equals(request.dlq().topicId().toString());
    }

    private RunSigns signs() {
        Uuid topicId = request.dlq().topicId();
        return log.signs(Set.copyOf(log.partitions(topicId)));
    }
}
