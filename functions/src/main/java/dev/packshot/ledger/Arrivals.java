package dev.packshot.ledger;

import dev.packshot.photo.PhotoAddress;
import dev.packshot.store.UploadedFiles;
import dev.packshot.store.UploadedFiles.Arrival;
import dev.packshot.work.Background;
import dev.packshot.work.Batch;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The files of photos that wait for a verdict, as far as they have arrived. */
final class Arrivals {
  private final UploadedFiles files;
  private final Background background;

  Arrivals(UploadedFiles files, Background background) {
    this.files = files;
    this.background = background;
  }

  /** Looks for the files of photos, all at the same time. Returns those that have arrived. */
  Map<PhotoAddress, Arrival> of(Collection<PhotoAddress> photos) {
    var looks = new HashMap<PhotoAddress, Supplier<Optional<Arrival>>>();
    try (var work = new Batch(background)) {
      photos.forEach(photo -> looks.put(photo, work.supply(() -> files.find(photo.s3Key()))));
    }
    var arrived = new HashMap<PhotoAddress, Arrival>();
    looks.forEach((photo, look) -> look.get().ifPresent(found -> arrived.put(photo, found)));
    return arrived;
  }
}
