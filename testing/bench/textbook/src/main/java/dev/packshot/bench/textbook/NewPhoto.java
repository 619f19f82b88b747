package dev.packshot.bench.textbook;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a client says of the photo that it registers or describes. */
@JsonNaming(SnakeCaseStrategy.class)
public record NewPhoto(
    @JsonProperty("s3_key") String s3Key,
    String photoType,
    Map<String, String> metadata,
    String captureShortId,
    String originalFilename,
    Long fileSize) {
  static final Set<String> TYPES =
      Set.of(
          "front",
          "back",
          "left",
          "right",
          "top",
          "bottom",
          "nutrition",
          "ingredients",
          "barcode",
          "recycling",
          "certification",
          "other");

  public NewPhoto {
    photoType = Optional.ofNullable(photoType).orElse("other");
    metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
    originalFilename = Optional.ofNullable(originalFilename).orElse("");
  }

  boolean isSound() {
    return TYPES.contains(photoType)
        && originalFilename.length() <= 255
        && metadata.size() <= 50
        && metadata.keySet().stream().noneMatch(key -> key.isEmpty() || key.length() > 40)
        && metadata.values().stream().noneMatch(value -> value.length() > 500);
  }
}
