package io.kafkactl.ops.topic;

import java.util.List;
import java.util.Map;

/**
 * A topic as it would be created, for those who want to know why.
 *
 * @param segments of its name by role; empty where there is no convention
 * @param values what is sent, then what the brokers add when they were asked
 * @param exists whether there is a topic of that name already; false when nobody was asked
 */
public record ExplainedTopic(TopicPlan plan, Map<String, String> segments, List<PlannedValue> values, boolean exists) {}
