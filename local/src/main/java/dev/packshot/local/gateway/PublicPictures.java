package dev.packshot.local.gateway;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The resource of public pictures, which CloudFront serves on AWS. It sends the same headers and
 * allows every origin. It reads only keys with the form of a picture's key.
 */
public final class PublicPictures implements LocalResource {
  /** The path of the pictures. */
  public static final String PATH = "/media";

  private static final Pattern PICTURE =
      Pattern.compile(
          PATH + "(/images/[2-9A-Za-z]{22}/[0-9a-f]{16}-[1-9][0-9]{0,4}\\.(?:jpg|png))");

  private static final String BUCKET_FOLDER = "public";
  private static final int NOT_MODIFIED = 304;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  /** The types that a browser displays without running code in them. */
  private static final Set<String> INLINE_TYPES = Set.of("image/jpeg", "image/png");

  private final S3Client s3;
  private final String bucket;

  public PublicPictures(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public HttpAnswer answer(HttpCall call) {
    var answer =
        List.of("GET", "HEAD").contains(call.method())
            ? read(call)
            : HttpAnswer.of(FORBIDDEN); // as CloudFront responds
    return answer
        .with("X-Content-Type-Options", "nosniff")
        .with("Content-Security-Policy", "default-src 'none'; sandbox")
        .with("X-Frame-Options", "DENY")
        .with("Access-Control-Allow-Origin", "*");
  }

  private HttpAnswer read(HttpCall call) {
    var key = key(call.rawPath());
    if (key.isEmpty()) {
      return HttpAnswer.of(NOT_FOUND);
    }
    try {
      var object = s3.getObjectAsBytes(get -> get.bucket(bucket).key(key.get()));
      return picture(call, object.response(), object.asByteArray());
    } catch (NoSuchKeyException e) {
      return HttpAnswer.of(NOT_FOUND);
    } catch (SdkException e) {
      return HttpAnswer.of(UNAVAILABLE);
    }
  }

  /** Returns the key of a picture's path. The path is not decoded: no picture's path is encoded. */
  static Optional<String> key(String rawPath) {
    var picture = PICTURE.matcher(rawPath);
    return picture.matches() ? Optional.of(BUCKET_FOLDER + picture.group(1)) : Optional.empty();
  }

  private static HttpAnswer picture(HttpCall call, GetObjectResponse object, byte[] bytes) {
    var isKnown = call.find("If-None-Match").filter(object.eTag()::equals).isPresent();
    var answer =
        (isKnown
                ? HttpAnswer.of(NOT_MODIFIED)
                : HttpAnswer.of(200).with(object.contentType(), bytes))
            .with("ETag", object.eTag())
            .with("Cache-Control", object.cacheControl());
    return INLINE_TYPES.contains(object.contentType())
        ? answer
        : answer.with("Content-Disposition", "attachment");
  }
}
