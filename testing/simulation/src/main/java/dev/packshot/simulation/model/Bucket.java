package dev.packshot.simulation.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The photo's objects.
 *
 * @param versions of the object, oldest first
 * @param pictures the versions whose smaller pictures are stored
 */
public record Bucket(List<Version> versions, VersionSet pictures) {
  static final Bucket EMPTY = new Bucket(List.of(), VersionSet.NONE);

  public Bucket {
    versions = List.copyOf(versions);
  }

  Version version(int number) {
    return versions.get(number - 1);
  }

  boolean isPicture(int number) {
    return version(number).body().isPicture();
  }

  /** Returns the number of the current version. */
  int current() {
    return versions.size();
  }

  Bucket withUpload(Body body) {
    return with(new Version(body, current() + 1, false, false));
  }

  /** Returns the bucket with a copy of a version as the current one. */
  Bucket withCopy(int number, int origin) {
    return with(new Version(version(number).body(), origin, true, false));
  }

  Bucket withTag(int number) {
    var changed = new ArrayList<>(versions);
    changed.set(number - 1, version(number).tagged());
    return new Bucket(changed, pictures);
  }

  Bucket withPictures(VersionSet stored) {
    return new Bucket(versions, stored);
  }

  private Bucket with(Version added) {
    var all = new ArrayList<>(versions);
    all.add(added);
    return new Bucket(all, pictures);
  }
}
