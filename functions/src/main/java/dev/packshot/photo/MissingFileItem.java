package dev.packshot.photo;

import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Requirement;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of a photo whose file was removed from the bucket. The event of the removal writes it,
 * and the hourly job removes it when the file is back or is no longer expected.
 */
public final class MissingFileItem {
  /** The partition of all missing files. */
  public static final String PARTITION = "MISSING-FILES";

  private static final String S3_KEY = "s3_key";
  private static final String SINCE = "missing_since";

  private MissingFileItem() {}

  private static Key key(PhotoKey photo) {
    return new Key(PARTITION, photo.address().photoId().toString());
  }

  static Update write(MissingFile file) {
    return new Update(
        key(file.photo()),
        "SET " + S3_KEY + " = :key, " + SINCE + " = :since, #ttl = :until",
        "",
        Map.of("#ttl", Key.TIME_TO_LIVE),
        Map.of(
            ":key", Values.text(file.photo().text()),
            ":since", Values.time(file.since()),
            ":until", Values.number(file.until().getEpochSecond())));
  }

  static MissingFile read(Map<String, AttributeValue> item) {
    return new MissingFile(
        PhotoKey.parse(Values.text(item, S3_KEY)).orElseThrow(), Values.time(item, SINCE));
  }

  /** Requires that the removal of the file was not noticed again. */
  static Requirement isUnchanged(MissingFile file) {
    return new Requirement(
        key(file.photo()), SINCE + " = :since", Map.of(":since", Values.time(file.since())));
  }

  static boolean isOverAt(MissingFile file, Instant now) {
    return !file.until().isAfter(now);
  }
}
