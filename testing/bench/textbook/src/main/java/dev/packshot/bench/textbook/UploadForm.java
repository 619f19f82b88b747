package dev.packshot.bench.textbook;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/** What is answered to a client that wants to upload. */
@JsonNaming(SnakeCaseStrategy.class)
public record UploadForm(
    String uploadUrl, Map<String, String> uploadFields, String s3Key, long expiresIn) {}
