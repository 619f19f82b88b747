package dev.packshot.bench.textbook;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/** A session without its photos as it appears in responses. */
@JsonNaming(SnakeCaseStrategy.class)
public record SessionSummary(
    String shortId,
    String status,
    String captureMode,
    String created,
    String modified,
    Map<String, String> metadata,
    int captureCount,
    int photoCount) {}
