package dev.packshot.photo;

import dev.packshot.json.JsonWriter;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.SignedGets;
import dev.packshot.store.SigningCredentials;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.inject.Inject;

/** The signer of the URLs by which clients load the pictures of photos from S3. */
public final class PhotoSigner {
  private final PhotoBucket bucket;
  private final Supplier<SigningCredentials> credentials;
  private final PhotoLifetime lifetime;
  private final Clock clock;

  @Inject
  public PhotoSigner(
      PhotoBucket bucket,
      Supplier<SigningCredentials> credentials,
      PhotoLifetime lifetime,
      Clock clock) {
    this.bucket = bucket;
    this.credentials = credentials;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /** Returns the URLs for a response that contains these photos. */
  public PhotoUrls urls(List<Photo> photos) {
    return urls(photos, PhotoUrls.MAX_LENGTH);
  }

  /** Returns as many of the URLs as fit in a number of characters. */
  public PhotoUrls urls(List<Photo> photos, int maxLength) {
    long ready = photos.stream().filter(Photo::isReady).count();
    var none = PhotoUrls.none(lifetime, clock.instant());
    return ready == 0
        ? none
        : SignedGets.of(bucket, credentials.get(), clock.instant())
            .map(gets -> none.with(gets, ready, Math.min(maxLength, PhotoUrls.MAX_LENGTH)))
            .orElse(none);
  }

  /** Returns the writer of a response that contains one photo. */
  public Consumer<JsonWriter> writer(Photo photo) {
    return json -> photo.write(json, urls(List.of(photo)));
  }
}
