package dev.packshot.ledger;

import dev.packshot.photo.PhotoAddress;
import dev.packshot.store.UploadedFiles;
import dev.packshot.store.UploadedFiles.Arrival;
import dev.packshot.work.Background;
import dev.packshot.work.Batch;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The files of photos that have no verdict yet, as far as they have arrived. */
final class Arrivals {
  private final UploadedFiles files;
  private final Background background;
  private final Instant now;

  Arrivals(UploadedFiles files, Background background, Instant now) {
    this.files = files;
    this.background = background;
    this.now = now;
  }

  /** Looks for the files of photos, all at the same time. Returns those that have arrived. */
  Map<PhotoAddress, Standing> of(Collection<PhotoAddress> photos) {
    var looks = new HashMap<PhotoAddress, Supplier<Optional<Arrival>>>();
    try (var work = new Batch(background)) {
      photos.forEach(photo -> looks.put(photo, work.supply(() -> files.find(photo.s3Key()))));
    }
    var arrived = new HashMap<PhotoAddress, Standing>();
    looks.forEach(
        (photo, look) ->
            look.get().ifPresent(found -> arrived.put(photo, Standing.of(found, now))));
    return arrived;
  }
}
