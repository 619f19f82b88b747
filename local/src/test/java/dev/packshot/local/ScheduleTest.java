package dev.packshot.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.local.function.LocalFunction;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final List<String> log = new CopyOnWriteArrayList<>();

  @Test
  void invokesTheFunctionAgainAfterAFailure() {
    var failing =
        new LocalFunction(
            "test",
            (in, out, context) -> {
              events.add(new ObjectMapper().readTree(in));
              throw new IllegalStateException("boom");
            },
            line -> {});
    var schedule = Schedule.every(Duration.ofMillis(1), failing, log::add, Clock.systemUTC());
    try {
      Polling.waitUntil("three invocations", () -> events.size() >= 3 && log.size() >= 3);
    } finally {
      schedule.close();
    }
    assertThat(events.get(0).path("detail-type").asText()).isEqualTo("Scheduled Event");
    assertThat(log).allMatch(line -> line.contains("boom"));
  }
}
