package dev.packshot.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The event by which the stack invokes every function once a week. Lambda deletes the snapshot of a
 * version that has not been invoked for 14 days, and refuses its next invocations until it has made
 * a new one (docs.aws.amazon.com/lambda/latest/dg/snapstart-troubleshooting.html).
 */
public final class KeepAlive {
  /** The name of the only field of the event. */
  public static final String FIELD = "keep_alive";

  /** The answer to the event. */
  static final byte[] ANSWER = "{}".getBytes(StandardCharsets.UTF_8);

  /** More than the event has. Every other event is longer. */
  private static final int MAX_LENGTH = 64;

  private KeepAlive() {}

  /** Returns whether a stream contains the event. The stream is at its start afterwards. */
  static boolean is(InputStream event) throws IOException {
    event.mark(MAX_LENGTH);
    var start = event.readNBytes(MAX_LENGTH);
    event.reset();
    return start.length < MAX_LENGTH
        && new String(start, StandardCharsets.UTF_8).contains("\"" + FIELD + "\"");
  }
}
