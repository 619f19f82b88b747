package dev.packshot.simulation.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The photo's objects.
 *
 * @param versions of the object, oldest first
 * @param pictures the versions whose smaller pictures are stored
 * @param deletedPictures those whose smaller pictures were deleted, but not erased
 */
public record Bucket(List<Version> versions, VersionSet pictures, VersionSet deletedPictures) {
  static final Bucket EMPTY = new Bucket(List.of(), VersionSet.NONE, VersionSet.NONE);

  public Bucket {
    versions = List.copyOf(versions);
  }

  Version version(int number) {
    return versions.get(number - 1);
  }

  boolean isPicture(int number) {
    return version(number).body().isPicture();
  }

  /** Returns the number of versions that were ever stored, which is that of the last one. */
  int last() {
    return versions.size();
  }

  /** Returns the number of the current version; 0 if there is none. */
  int current() {
    int number = last();
    while (number > 0 && version(number).isErased()) {
      number--;
    }
    return number;
  }

  /** Returns the versions that have not been erased. */
  VersionSet existing() {
    var found = VersionSet.NONE;
    for (int number = 1; number <= last(); number++) {
      found = version(number).isErased() ? found : found.and(VersionSet.of(number));
    }
    return found;
  }

  Bucket withUpload(Body body) {
    return with(new Version(body, last() + 1, false, false, false));
  }

  /** Returns whether a version exists and is hidden by the current one. */
  boolean mayRestore(int number, int hidden) {
    return !version(number).isErased()
        && current() > 0
        && version(current()).body() == version(hidden).body();
  }

  /** Returns the bucket with a copy of a version as the current one. */
  Bucket withCopy(int number, int origin) {
    return with(new Version(version(number).body(), origin, true, false, false));
  }

  Bucket withTag(int number) {
    var changed = new ArrayList<>(versions);
    changed.set(number - 1, version(number).tagged());
    return new Bucket(changed, pictures, deletedPictures);
  }

  Bucket withErased(VersionSet erased) {
    var changed = new ArrayList<>(versions);
    for (int number = 1; number <= last(); number++) {
      if (erased.contains(number)) {
        changed.set(number - 1, version(number).erased());
      }
    }
    return new Bucket(changed, pictures, deletedPictures);
  }

  Bucket withPictures(VersionSet stored) {
    return new Bucket(versions, pictures.and(stored), deletedPictures.without(stored));
  }

  /** Deletes pictures, whose versions in the bucket stay. */
  Bucket withoutPictures(VersionSet deleted) {
    var hidden = pictures.without(pictures.without(deleted));
    return new Bucket(versions, pictures.without(deleted), deletedPictures.and(hidden));
  }

  Bucket withErasedPictures(VersionSet erased) {
    return new Bucket(versions, pictures.without(erased), deletedPictures.without(erased));
  }

  /** Returns the versions of whose pictures something is in the bucket. */
  VersionSet existingPictures() {
    return pictures.and(deletedPictures);
  }

  private Bucket with(Version added) {
    var all = new ArrayList<>(versions);
    all.add(added);
    return new Bucket(all, pictures, deletedPictures);
  }
}
