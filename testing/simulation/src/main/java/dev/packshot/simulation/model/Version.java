package dev.packshot.simulation.model;

/**
 * A version of the photo's object. Versions have the numbers 1, 2, 3, … in the order of their
 * events' sequencers.
 *
 * @param origin the number of the version that the bytes were uploaded as
 * @param isCopy whether the version was restored rather than posted
 * @param isTagged whether the bucket will delete it as rejected
 * @param isErased whether it was deleted for good
 */
public record Version(Body body, int origin, boolean isCopy, boolean isTagged, boolean isErased) {
  Version tagged() {
    return new Version(body, origin, isCopy, !isErased, isErased);
  }

  public Version erased() {
    return new Version(body, origin, isCopy, false, true);
  }
}
