package dev.packshot.upload;

import java.util.Optional;
import javax.inject.Inject;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The objects in the photo bucket. */
public final class S3PhotoObjects implements PhotoObjects {
  private final S3Client s3;
  private final UploadBucket bucket;

  @Inject
  public S3PhotoObjects(S3Client s3, UploadBucket bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public Optional<Stored> open(String key) {
    try {
      var object = s3.getObject(get -> get.bucket(bucket.name()).key(key));
      var about = object.response();
      var contentType = about.contentType() == null ? "" : about.contentType();
      return Optional.of(new Stored(object, contentType, about.eTag()));
    } catch (NoSuchKeyException gone) {
      return Optional.empty();
    }
  }
}
