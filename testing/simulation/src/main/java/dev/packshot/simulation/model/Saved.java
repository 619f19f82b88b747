package dev.packshot.simulation.model;

/**
 * The result of saving a verdict, which decides on the calls that follow.
 *
 * @param unused the versions whose pictures are deleted
 * @param replaced the versions that are forgotten after that
 * @param isTagged whether the version is tagged as rejected
 * @param restored the number of the version that is to be the current one again; 0 if there is none
 * @param hidden the number of the version that hides it
 */
public record Saved(
    VersionSet unused, VersionSet replaced, boolean isTagged, int restored, int hidden) {
  /** Returns what is known before a verdict is saved. */
  static Saved nothing(boolean isPicture) {
    return new Saved(VersionSet.NONE, VersionSet.NONE, !isPicture, 0, 0);
  }

  /** Returns what follows a verdict that was saved. */
  static Saved of(Item item, int version, Bucket bucket) {
    return new Saved(
        unused(item, version, bucket), item.replaced(), !bucket.isPicture(version), 0, 0);
  }

  /** Returns what follows a verdict that was not saved because of the item that is there. */
  static Saved refused(Item item, int version, Bucket bucket) {
    var unused = unused(item, version, bucket);
    int later = Math.max(item.judged(), version);
    int earlier = Math.min(item.judged(), version);
    if (item.isBeyond() || later == earlier || isShown(later, earlier, bucket)) {
      boolean isTagged = item.isBeyond() || !bucket.isPicture(version);
      return new Saved(unused, item.replaced(), isTagged, 0, 0);
    }
    return new Saved(unused, item.replaced(), false, earlier, later);
  }

  /** Returns what follows an adoption into a full session. */
  static Saved beyond(int version, Bucket bucket) {
    return new Saved(pictures(version, bucket), VersionSet.NONE, true, 0, 0);
  }

  private static VersionSet unused(Item item, int version, Bucket bucket) {
    var shown = item.isReady(bucket) ? VersionSet.of(item.judged()) : VersionSet.NONE;
    return pictures(version, bucket).and(item.replaced()).without(shown);
  }

  static VersionSet pictures(int version, Bucket bucket) {
    return bucket.isPicture(version) ? VersionSet.of(version) : VersionSet.NONE;
  }

  /** Returns whether a later version is shown rather than an earlier one. */
  private static boolean isShown(int later, int earlier, Bucket bucket) {
    return !bucket.isPicture(earlier)
        || (bucket.isPicture(later)
            && bucket.version(later).origin() >= bucket.version(earlier).origin());
  }
}
