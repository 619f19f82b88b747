package dev.packshot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The text of an upload event, from which the keys of its objects are read. */
final class EventText {
  private static final Pattern KEY = Pattern.compile("\"key\"\\s*:\\s*\"([^\"]*)\"");

  private EventText() {}

  /** Returns the keys of the objects that an event is about; S3 encodes them. */
  static List<String> keys(String event) {
    var keys = new ArrayList<String>();
    var found = KEY.matcher(event.replace("\\\"", "\""));
    while (found.find()) {
      keys.add(URLDecoder.decode(found.group(1), UTF_8));
    }
    return keys;
  }
}
