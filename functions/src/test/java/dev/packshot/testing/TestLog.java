package dev.packshot.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The parser of an application's log. */
public final class TestLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TestLog() {}

  /** Returns all lines. */
  public static List<JsonNode> of(TestApp app) {
    return app.log.stream().map(TestLog::line).toList();
  }

  /** Returns the last line. */
  public static JsonNode lastOf(TestApp app) {
    var lines = of(app);
    return lines.get(lines.size() - 1);
  }

  private static JsonNode line(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
