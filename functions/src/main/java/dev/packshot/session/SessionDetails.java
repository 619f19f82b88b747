package dev.packshot.session;

import java.util.Map;

/**
 * The facts about a session that its client provides when it opens it.
 *
 * @param deviceContext a JSON object, as text
 */
public record SessionDetails(
    CaptureMode captureMode, Map<String, String> metadata, String userAgent, String deviceContext) {
  public SessionDetails {
    metadata = Map.copyOf(metadata);
  }

  SessionDetails withoutMetadata() {
    return new SessionDetails(captureMode, Map.of(), userAgent, deviceContext);
  }
}
