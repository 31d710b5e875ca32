package io.kafkactl.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JunitReportTest {
    @Test
    void isOneTestCaseForEachCheck() {
        Map<String, List<String>> failures = new LinkedHashMap<>();
        failures.put("fine", List.of());
        failures.put("bad<\u0007>", List.of("lag > 5", "no members"));

        assertThat(JunitReport.render("lag", failures)).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="lag" tests="2" failures="1">
                  <testcase classname="lag" name="fine"></testcase>
                  <testcase classname="lag" name="bad&lt;\\u0007&gt;">
                    <failure message="lag &gt; 5">lag &gt; 5
                no members</failure>
                  </testcase>
                </testsuite>
                """);
    }
}
