package dev.packshot.simulation.model;

/** The condition and the effect of writing a verdict on an item that is there. */
final class Verdicts {
  private Verdicts() {}

  /** Returns whether the verdict on a version replaces that on the one that was judged. */
  static boolean mayReplace(Item item, int version, Bucket bucket, Mistake planted) {
    boolean isLater = item.judged() < version;
    boolean ignoresOrder = planted == Mistake.JUDGES_EARLIER_VERSIONS && item.judged() != version;
    return !item.isBeyond()
        && (isLater || ignoresOrder)
        && (!item.isReady(bucket) || isShownInstead(item, version, bucket, planted));
  }

  private static boolean isShownInstead(Item item, int version, Bucket bucket, Mistake planted) {
    return bucket.isPicture(version)
        ? bucket.version(item.judged()).origin() <= bucket.version(version).origin()
            || planted == Mistake.JUDGES_EARLIER_VERSIONS
        : planted == Mistake.REJECTED_REPLACES_READY;
  }

  /** Returns the item with the verdict; the pictures that it showed are remembered. */
  static Item replaced(Item item, int version, Bucket bucket, Mistake planted) {
    var shown = item.isReady(bucket) ? VersionSet.of(item.judged()) : VersionSet.NONE;
    boolean forgets = planted == Mistake.REMEMBERS_ONLY_LAST_REPLACED && !shown.isEmpty();
    return item.withVerdict(version, forgets ? shown : item.replaced().and(shown));
  }
}
