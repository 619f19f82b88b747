package dev.packshot.simulation.promise;

import dev.packshot.capture.Capture;
import dev.packshot.photo.Photo;
import dev.packshot.session.SessionPartition;
import java.util.List;
import java.util.Optional;

/**
 * The promise that the code in a photo is in the capture that the photo names, or else in one
 * capture of the photo's own.
 */
public final class CodesOfPhotosAreCaptured implements Promise {
  @Override
  public String text() {
    return "The code in a photo is in one capture.";
  }

  @Override
  public void settled(Stored stored) {
    for (var session : stored.partitions(SessionPartition.PREFIX)) {
      var captures = stored.captures(session);
      stored.photos(session).stream()
          .filter(photo -> photo.isReady() && !photo.barcodes().isEmpty())
          .forEach(photo -> check(photo, captures));
    }
  }

  private void check(Photo photo, List<Capture> captures) {
    long own =
        captures.stream()
            .filter(it -> it.scan().imageKey().equals(Optional.of(photo.address().s3Key())))
            .count();
    boolean isInNamed =
        captures.stream()
            .filter(it -> photo.details().captureId().equals(Optional.of(it.address().captureId())))
            .anyMatch(it -> it.scan().gtin().isPresent());
    if (own > 1 || (own == 0 && !isInNamed)) {
      broken("the photo " + photo.address() + " shows a code and has " + own + " captures.");
    }
  }
}
