package dev.packshot.event;

import com.amazonaws.services.lambda.runtime.Context;
import dev.packshot.json.JsonWriter;
import dev.packshot.maintenance.MissingFiles;
import dev.packshot.maintenance.MissingFiles.Restoration;
import dev.packshot.photo.PhotoKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The command of an operator that brings back the files of photos: of all whose files are missing,
 * or of the photo with one key. Its answer has {@code after} if there are more, which the next
 * command then has as well.
 */
final class RestoreCommand {
  private static final String NAME = "restore";
  private static final String AFTER = "after";
  private static final String ALL = "all";

  private final MissingFiles missing;

  RestoreCommand(MissingFiles missing) {
    this.missing = missing;
  }

  static boolean isIn(Map<String, Object> event) {
    return event.containsKey(NAME);
  }

  /** Carries out the command of an event and returns the answer. */
  String run(Map<String, Object> event, RequestLog log, Context context) {
    var wanted = String.valueOf(event.get(NAME));
    if (wanted.equals(ALL)) {
      return restoreAll(Optional.ofNullable(event.get(AFTER)).map(Object::toString), log, context);
    }
    var photo =
        PhotoKey.parse(wanted)
            .orElseThrow(
                () -> new IllegalArgumentException(wanted + " is not the s3_key of a photo."));
    var counts = new EnumMap<Restoration, Long>(Restoration.class);
    count(counts, photo, missing.restore(photo), log, context);
    return answer(counts, Optional.empty());
  }

  private String restoreAll(Optional<String> after, RequestLog log, Context context) {
    var photos = missing.remembered(after);
    var counts = new EnumMap<Restoration, Long>(Restoration.class);
    photos.forEach(photo -> count(counts, photo, missing.restoreMissing(photo), log, context));
    return answer(counts, last(photos));
  }

  private static Optional<String> last(List<PhotoKey> photos) {
    return photos.isEmpty() ? Optional.empty() : Optional.of(photos.get(photos.size() - 1).text());
  }

  private static void count(
      Map<Restoration, Long> counts,
      PhotoKey photo,
      Restoration result,
      RequestLog log,
      Context context) {
    counts.merge(result, 1L, Long::sum);
    log.writeFinding(
        json ->
            json.field("level", "WARN")
                .field("request_id", context.getAwsRequestId())
                .field("route", "RESTORE_FILES")
                .field("outcome", name(result))
                .field("key", photo.text()));
  }

  private static String answer(Map<Restoration, Long> counts, Optional<String> after) {
    return JsonWriter.object(
        json -> {
          json.field("done", after.isEmpty()).field(AFTER, after);
          for (var result : Restoration.values()) {
            json.field(name(result), counts.getOrDefault(result, 0L));
          }
        });
  }

  private static String name(Restoration result) {
    return result.name().toLowerCase(Locale.ROOT);
  }
}
