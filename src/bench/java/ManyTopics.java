import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates or deletes the topics {@code PREFIX0} to {@code PREFIX<count - 1>} of three partitions each. */
final class ManyTopics {
    private static final int AT_ONCE = 200;

    private ManyTopics() {}

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        List<String> names = IntStream.range(0, Integer.parseInt(arguments[3]))
                .mapToObj(number -> arguments[2] + number)
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", arguments[1]))) {
            for (int from = 0; from < names.size(); from += AT_ONCE) {
                List<String> some = names.subList(from, Math.min(names.size(), from + AT_ONCE));
                if (arguments[0].equals("create")) {
                    admin.createTopics(some.stream()
                                    .map(name -> new NewTopic(name, 3, (short) 1))
                                    .toList())
                            .all()
                            .get();
                } else {
                    admin.deleteTopics(some).all().get();
                }
            }
            // The controller answers before the brokers know the topics.
            while (arguments[0].equals("create")
                    && !admin.listTopics().names().get().containsAll(names)) {
                Thread.sleep(100);
            }
        }
    }
}
