package dev.packshot.bench.textbook;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The signer of the URLs of a validated photo and its smaller sizes. It uses the SDK's presigner.
 */
public final class PhotoUrls {
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  private final S3Presigner presigner;
  private final String bucket = System.getenv("PACKSHOT_BUCKET");

  public PhotoUrls(S3Presigner presigner) {
    this.presigner = presigner;
  }

  Map<String, String> of(Item photo) {
    var urls = new LinkedHashMap<String, String>();
    if (photo.text("upload_status").equals("ready")) {
      urls.put("original", url(photo.text("s3_key")));
      var renditions = photo.first("pictures");
      for (var width : renditions.numbers("widths")) {
        urls.put(width, url(key(photo, renditions, width)));
      }
    }
    return urls;
  }

  private static String key(Item photo, Item renditions, String width) {
    return "scanner/renditions/"
        + photo.text("session_id")
        + "/"
        + photo.text("photo_id")
        + "/"
        + renditions.text("name")
        + "-"
        + width
        + "."
        + renditions.text("extension");
  }

  private String url(String key) {
    return presigner
        .presignGetObject(
            request ->
                request
                    .signatureDuration(LIFETIME)
                    .getObjectRequest(get -> get.bucket(bucket).key(key)))
        .url()
        .toString();
  }
}
