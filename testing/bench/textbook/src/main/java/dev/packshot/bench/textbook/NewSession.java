package dev.packshot.bench.textbook;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import java.util.Optional;

/** What a client may say of the session that it opens. */
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

  /** What is wrong with it, if anything is. */
  Optional<String> fault() {
    if (userAgent.length() > 500) {
      return Optional.of("user_agent is longer than 500 characters.");
    }
    if (!captureMode.matches("barcode_scan|product_photography|both")) {
      return Optional.of("capture_mode is not one that there is.");
    }
    var long40 = metadata.keySet().stream().anyMatch(key -> key.isEmpty() || key.length() > 40);
    var long500 = metadata.values().stream().anyMatch(value -> value.length() > 500);
    return metadata.size() > 50 || long40 || long500
        ? Optional.of("metadata is over its limits.")
        : Optional.empty();
  }
}
