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

/** Lets those who may see photos load their pictures from S3, for some minutes. */
public final class PhotoSigner {
  private final PhotoBucket bucket;
  private final Supplier<SigningCredentials> credentials;
  private final Clock clock;

  @Inject
  public PhotoSigner(PhotoBucket bucket, Supplier<SigningCredentials> credentials, Clock clock) {
    this.bucket = bucket;
    this.credentials = credentials;
    this.clock = clock;
  }

  /** The addresses for an answer that shows these photos. */
  public PhotoUrls urls(List<Photo> photos) {
    return urls(photos, PhotoUrls.MOST);
  }

  /** As many of the addresses as there is room for. */
  public PhotoUrls urls(List<Photo> photos, int room) {
    long ready = photos.stream().filter(Photo::isReady).count();
    return ready == 0
        ? PhotoUrls.NONE
        : SignedGets.of(bucket, credentials.get(), clock.instant())
            .map(gets -> PhotoUrls.of(gets, ready, Math.min(room, PhotoUrls.MOST)))
            .orElse(PhotoUrls.NONE);
  }

  /** An answer that shows one photo. */
  public Consumer<JsonWriter> shown(Photo photo) {
    return json -> photo.write(json, urls(List.of(photo)));
  }
}
