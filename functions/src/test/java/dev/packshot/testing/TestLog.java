package dev.packshot.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The log of an application, read back line by line. */
public final class TestLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TestLog() {}

  public static List<JsonNode> of(TestApp app) {
    return app.log.stream().map(TestLog::line).toList();
  }

  /** The line that was written last. */
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
