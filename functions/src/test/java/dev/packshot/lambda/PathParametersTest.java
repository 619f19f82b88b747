package dev.packshot.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.event.ApiEvents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Path parameters, whose names in the event are those of the resource and not of the route. */
class PathParametersTest {
  @Test
  void usesTheNamesOfTheRoute() throws IOException {
    assertThat(read("/s/{session_id}/photos/{photo_id}", "/s/{id}/photos/{photo_id}"))
        .containsEntry("session_id", "one")
        .containsEntry("photo_id", "two");
  }

  @Test
  void keepsNamesThatAreTheSame() throws IOException {
    assertThat(read("/s/{id}/photos/{photo_id}", "/s/{id}/photos/{photo_id}"))
        .isEqualTo(Map.of("id", "one", "photo_id", "two"));
  }

  @Test
  void usesTheNamesOfTheEventIfTheResourceHasAnotherForm() throws IOException {
    assertThat(read("", "/{proxy+}")).isEqualTo(Map.of("id", "one", "photo_id", "two"));
  }

  private static Map<String, String> read(String routePath, String resource) throws IOException {
    var event =
        "{\"resource\":\""
            + resource
            + "\",\"pathParameters\":{\"id\":\"one\",\"photo_id\":\"two\"}}";
    return new ApiEvents(Optional.empty())
        .read(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), routePath, "request")
        .pathParameters();
  }
}
