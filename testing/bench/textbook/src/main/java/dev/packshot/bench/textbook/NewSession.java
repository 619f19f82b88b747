package dev.packshot.bench.textbook;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import java.util.Optional;

/** The body of a request that opens a session. */
@JsonNaming(SnakeCaseStrategy.class)
public record NewSession(
    Map<String, String> metadata,
    String organizationShortId,
    String userAgent,
    @JsonProperty("device_context") Map<String, Object> deviceContext,
    String captureMode) {

  public NewSession {
    metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
    userAgent = Optional.ofNullable(userAgent).orElse("");
    captureMode = Optional.ofNullable(captureMode).orElse("barcode_scan");
    deviceContext = deviceContext == null ? Map.of() : deviceContext;
  }

  /** Returns the first violation of a limit, if there is one. */
  Optional<String> violation() {
    if (userAgent.length() > 500) {
      return Optional.of("user_agent is longer than 500 characters.");
    }
    if (!captureMode.matches("barcode_scan|product_photography|both")) {
      return Optional.of("capture_mode is unknown.");
    }
    var badKey = metadata.keySet().stream().anyMatch(key -> key.isEmpty() || key.length() > 40);
    var badValue = metadata.values().stream().anyMatch(value -> value.length() > 500);
    return metadata.size() > 50 || badKey || badValue
        ? Optional.of("metadata exceeds its limits.")
        : Optional.empty();
  }
}
