package io.kafkactl.failures;

import io.kafkactl.testkit.FakeClock;
import io.kafkactl.testkit.FaultyKafka;
import io.kafkactl.testkit.FaultyNetwork;
import java.time.Duration;
import java.util.function.Consumer;

/** What breaks while a command runs, and is mended again before its patience ends: a line of the manual's table. */
enum Fault {
    LEADER_KILLED("leader of a partition killed"),
    LEADER_RESTARTED("leader of a partition restarted in good order"),
    LEADER_PAUSED("leader of a partition paused"),
    CONTROLLER_KILLED("controller killed"),
    CONTROLLER_PAUSED("controller paused"),
    COORDINATOR_KILLED("coordinator killed"),
    COORDINATOR_PAUSED("coordinator paused"),
    SLOW_NETWORK("slow network"),
    LOSSY_NETWORK("connections reset at random"),
    SILENT_NETWORK("bytes swallowed, connections reset later"),
    CLOCK_AHEAD("clock of kafkactl an hour ahead, all at once"),
    CLOCK_BACK("clock of kafkactl an hour back, all at once"),
    LEADER_CLOCK("leader killed, comes back an hour ahead");

    /** Longer than a broker may be silent (4 s in these tests), so that others take its place while it is paused. */
    private static final Duration PAUSE = Duration.ofSeconds(7);

    private static final Duration DOWN = Duration.ofSeconds(2);
    private static final Duration SPOILED = Duration.ofSeconds(6);
    private static final Duration LATE = Duration.ofMillis(400);
    private static final double CUT = 0.05;

    private final String title;

    Fault(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Returns when all is well again. */
    void strike(Scene scene) {
        FaultyKafka kafka = scene.kafka();
        switch (this) {
            case LEADER_KILLED -> kill(kafka, scene.leader());
            case LEADER_RESTARTED -> restart(kafka, scene.leader());
            case LEADER_PAUSED -> pause(kafka, scene.leader());
            case CONTROLLER_KILLED -> kill(kafka, kafka.controller());
            case CONTROLLER_PAUSED -> pause(kafka, kafka.controller());
            case COORDINATOR_KILLED -> kill(kafka, scene.coordinator());
            case COORDINATOR_PAUSED -> pause(kafka, scene.coordinator());
            case SLOW_NETWORK -> spoil(kafka.network(), network -> network.slow(LATE));
            case LOSSY_NETWORK -> spoil(kafka.network(), network -> network.lossy(CUT));
            case SILENT_NETWORK -> spoil(kafka.network(), network -> network.swallow());
            case CLOCK_AHEAD -> jump(scene.clock(), "+1h");
            case CLOCK_BACK -> jump(scene.clock(), "-1h");
            case LEADER_CLOCK -> comeBackAhead(scene, scene.leader());
        }
    }

    boolean hitsTheCoordinator() {
        return this == COORDINATOR_KILLED || this == COORDINATOR_PAUSED;
    }

    /** Whether the command, or a broker, has to run with a clock that can be set. */
    boolean needsAClock() {
        return this == CLOCK_AHEAD || this == CLOCK_BACK || this == LEADER_CLOCK;
    }

    private static void kill(FaultyKafka kafka, int broker) {
        kafka.killBroker(broker);
        last(DOWN);
        kafka.startBroker(broker);
    }

    private static void restart(FaultyKafka kafka, int broker) {
        kafka.stopBroker(broker);
        kafka.startBroker(broker);
    }

    private static void pause(FaultyKafka kafka, int broker) {
        kafka.pauseBroker(broker);
        last(PAUSE);
        kafka.resumeBroker(broker);
    }

    private static void spoil(FaultyNetwork network, Consumer<FaultyNetwork> how) {
        how.accept(network);
        last(SPOILED);
        network.mend();
    }

    private static void jump(FakeClock clock, String by) {
        clock.jump(by);
        last(SPOILED);
    }

    private static void comeBackAhead(Scene scene, int broker) {
        FaultyKafka kafka = scene.kafka();
        scene.clock().jump("+1h");
        kafka.killBroker(broker);
        kafka.startBroker(broker, scene.clock().prefix());
        last(DOWN);
        kafka.killBroker(broker);
        kafka.startBroker(broker);
    }

    private static void last(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
