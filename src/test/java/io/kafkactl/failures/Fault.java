package io.kafkactl.failures;

import io.kafkactl.testkit.FaultyKafka;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** What breaks while a command runs, and is mended again before its patience ends: a line of the manual's table. */
enum Fault {
    LEADER_KILLED("leader of a partition killed", killed(Scene::leader)),
    LEADER_RESTARTED("leader of a partition restarted in good order", restarted(Scene::leader)),
    LEADER_PAUSED("leader of a partition paused", paused(Scene::leader)),
    CONTROLLER_KILLED("controller killed", killed(Scene::controller)),
    CONTROLLER_PAUSED("controller paused", paused(Scene::controller)),
    COORDINATOR_KILLED("coordinator killed", killed(Scene::coordinator)),
    COORDINATOR_PAUSED("coordinator paused", paused(Scene::coordinator)),
    SLOW_NETWORK("slow network", scene -> spoil(scene, () -> scene.kafka()
            .network()
            .slow(Duration.ofMillis(400)))),
    LOSSY_NETWORK("connections reset at random", scene -> spoil(scene, () -> scene.kafka()
            .network()
            .lossy(0.05))),
    SILENT_NETWORK("bytes swallowed, connections reset later", scene -> spoil(scene, () -> scene.kafka()
            .network()
            .swallow())),
    CLOCK_AHEAD("clock of kafkactl an hour ahead, all at once", scene -> jump(scene, "+1h")),
    CLOCK_BACK("clock of kafkactl an hour back, all at once", scene -> jump(scene, "-1h")),
    LEADER_CLOCK("leader killed, comes back an hour ahead", Fault::comesBackAhead);

    /** Longer than a broker may be silent (4 s in these tests), so that others take its place while it is paused. */
    private static final Duration PAUSE = Duration.ofSeconds(7);

    private static final Duration DOWN = Duration.ofSeconds(2);
    private static final Duration SPOILED = Duration.ofSeconds(6);

    private final String title;
    private final Consumer<Scene> blow;

    Fault(String title, Consumer<Scene> blow) {
        this.title = title;
        this.blow = blow;
    }

    String title() {
        return title;
    }

    /** Returns when all is well again. */
    void strike(Scene scene) {
        blow.accept(scene);
    }

    boolean hitsTheCoordinator() {
        return this == COORDINATOR_KILLED || this == COORDINATOR_PAUSED;
    }

    /** Whether the command, or a broker, has to run with a clock that can be set. */
    boolean needsAClock() {
        return this == CLOCK_AHEAD || this == CLOCK_BACK || this == LEADER_CLOCK;
    }

    private static Consumer<Scene> killed(ToIntFunction<Scene> who) {
        return scene -> {
            int broker = who.applyAsInt(scene);
            scene.kafka().killBroker(broker);
            last(DOWN);
            scene.kafka().startBroker(broker);
        };
    }

    private static Consumer<Scene> restarted(ToIntFunction<Scene> who) {
        return scene -> {
            int broker = who.applyAsInt(scene);
            scene.kafka().stopBroker(broker);
            scene.kafka().startBroker(broker);
        };
    }

    private static Consumer<Scene> paused(ToIntFunction<Scene> who) {
        return scene -> {
            int broker = who.applyAsInt(scene);
            scene.kafka().pauseBroker(broker);
            last(PAUSE);
            scene.kafka().resumeBroker(broker);
        };
    }

    private static void spoil(Scene scene, Runnable how) {
        how.run();
        last(SPOILED);
        scene.kafka().network().mend();
    }

    private static void jump(Scene scene, String by) {
        scene.clock().jump(by);
        last(SPOILED);
    }

    private static void comesBackAhead(Scene scene) {
        FaultyKafka kafka = scene.kafka();
        int broker = scene.leader();
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
