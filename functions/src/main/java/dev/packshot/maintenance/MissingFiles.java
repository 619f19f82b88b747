package dev.packshot.maintenance;

import dev.packshot.maintenance.ReconcileReport.Finding;
import dev.packshot.maintenance.ReconcileReport.Kind;
import dev.packshot.photo.FileCheck;
import dev.packshot.photo.MissingFile;
import dev.packshot.photo.MissingFileRepository;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.UploadRepository;
import dev.packshot.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/** The photos whose files were removed from the bucket: their check, and the return of files. */
public final class MissingFiles {
  /** The maximum number of files that one run checks, or brings back. */
  private static final int PER_RUN = 1_000;

  private final MissingFileRepository missing;
  private final FileCheck check;
  private final ReturnedFiles returned;
  private final UploadRepository uploads;
  private final ObjectStore objects;

  @Inject
  public MissingFiles(
      MissingFileRepository missing,
      FileCheck check,
      ReturnedFiles returned,
      UploadRepository uploads,
      ObjectStore objects) {
    this.missing = missing;
    this.check = check;
    this.returned = returned;
    this.uploads = uploads;
    this.objects = objects;
  }

  /** The result of an attempt to bring a file back. */
  public enum Restoration {
    /** A copy of the file is the current object. Its event makes the photo show it. */
    RESTORED,
    /** The bucket no longer has the file. */
    GONE,
    /** There is nothing to bring back: the photo is not ready, or another file has arrived. */
    UNCHANGED
  }

  /**
   * Checks the files that are remembered as missing, forgets those that are back or no longer
   * expected, and returns the others. A removal that was noticed before the verdict is found here.
   */
  List<Finding> check() {
    var findings = new ArrayList<Finding>();
    for (var file : missing.all().stream().limit(PER_RUN).toList()) {
      switch (check.check(file.photo())) {
        case MISSING -> findings.add(new Finding(Kind.MISSING, file.photo().text()));
        case PRESENT -> {
          returned.announce(file.photo());
          missing.forget(file);
        }
        case NOT_EXPECTED -> missing.forget(file);
        case UNJUDGED -> {} // its event may still be a dead letter
      }
    }
    return findings;
  }

  /**
   * Returns the photos that are remembered, in an order that stays.
   *
   * @param after only those after this one
   */
  public List<PhotoKey> remembered(Optional<String> after) {
    return missing.all().stream()
        .map(MissingFile::photo)
        .filter(photo -> after.filter(last -> photo.text().compareTo(last) <= 0).isEmpty())
        .sorted((one, other) -> one.text().compareTo(other.text()))
        .limit(PER_RUN)
        .toList();
  }

  /** Makes the file of a photo the current object again if it is missing. */
  public Restoration restoreMissing(PhotoKey key) {
    return check.check(key) == FileCheck.Result.MISSING ? restore(key) : Restoration.UNCHANGED;
  }

  /**
   * Makes the file of a ready photo the current object again, by a copy of the version that was
   * judged. Its event is handled like every other: the smaller pictures are made again as well,
   * also of a file that is not missing. Repeating it is safe.
   */
  public Restoration restore(PhotoKey key) {
    var found = uploads.find(key);
    return found
        .photo()
        .filter(photo -> found.session().isPresent() && photo.isReady())
        .map(this::restore)
        .orElse(Restoration.UNCHANGED);
  }

  private Restoration restore(Photo photo) {
    var judged = photo.judgedVersion();
    var facts = photo.object().orElseThrow().facts();
    var current = objects.current(judged.key());
    if (current.filter(it -> !it.eTag().equals(judged.eTag())).isPresent()) {
      return Restoration.UNCHANGED; // the event of the other object is under way
    }
    var currentETag = current.flatMap(it -> it.eTag());
    return objects.restore(judged, facts.contentType(), currentETag, facts.origin())
        ? Restoration.RESTORED
        : Restoration.GONE;
  }
}
