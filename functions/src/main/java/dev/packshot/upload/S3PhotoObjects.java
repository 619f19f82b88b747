package dev.packshot.upload;

import dev.packshot.store.PhotoBucket;
import java.util.Optional;
import javax.inject.Inject;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/** The objects in the photo bucket. */
public final class S3PhotoObjects implements PhotoObjects {
  /** The tag by which the bucket's lifecycle rule knows what was rejected. */
  public static final String VERDICT_TAG = "packshot";

  public static final String REJECTED = "rejected";
  private static final int NOT_FOUND = 404;

  private final S3Client s3;
  private final PhotoBucket bucket;

  @Inject
  public S3PhotoObjects(S3Client s3, PhotoBucket bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public Optional<Stored> open(String key) {
    try {
      var object = s3.getObject(get -> get.bucket(bucket.name()).key(key));
      var about = object.response();
      var contentType = about.contentType() == null ? "" : about.contentType();
      var version = Optional.ofNullable(about.versionId());
      return Optional.of(new Stored(object, contentType, about.eTag(), version));
    } catch (NoSuchKeyException gone) {
      return Optional.empty();
    }
  }

  @Override
  public void markRejected(String key, Optional<String> version) {
    try {
      s3.putObjectTagging(
          put ->
              put.bucket(bucket.name())
                  .key(key)
                  .versionId(version.orElse(null))
                  .tagging(
                      all -> all.tagSet(Tag.builder().key(VERDICT_TAG).value(REJECTED).build())));
    } catch (S3Exception failed) {
      if (failed.statusCode() != NOT_FOUND) {
        throw failed;
      }
    }
  }
}
