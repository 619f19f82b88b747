package dev.packshot.simulation.model;

/**
 * The photo's item in the table.
 *
 * @param isClassified whether a PATCH has set the type
 * @param isBeyond whether the session was full
 * @param judged the number of the judged version; 0 if none was judged
 * @param replaced the versions whose pictures were replaced and may still exist
 */
public record Item(
    TypeFrom type,
    boolean isRegistered,
    boolean isClassified,
    boolean isBeyond,
    int judged,
    VersionSet replaced) {

  /** The source of a photo's type. */
  public enum TypeFrom {
    FORM,
    REGISTRATION,
    PATCH
  }

  static Item registered() {
    return new Item(TypeFrom.REGISTRATION, true, false, false, 0, VersionSet.NONE);
  }

  static Item adopted(int version, boolean isBeyond) {
    return new Item(TypeFrom.FORM, false, false, isBeyond, version, VersionSet.NONE);
  }

  Item withVerdict(int version, VersionSet nowReplaced) {
    return new Item(type, isRegistered, isClassified, isBeyond, version, nowReplaced);
  }

  Item withoutReplaced() {
    return withVerdict(judged, VersionSet.NONE);
  }

  Item withRegistration(boolean setsType) {
    return new Item(
        setsType ? TypeFrom.REGISTRATION : type, true, isClassified, isBeyond, judged, replaced);
  }

  Item classified() {
    return new Item(TypeFrom.PATCH, isRegistered, true, isBeyond, judged, replaced);
  }

  boolean isReady(Bucket bucket) {
    return !isBeyond && judged > 0 && bucket.isPicture(judged);
  }

  PhotoState state(Bucket bucket) {
    if (isBeyond) {
      return PhotoState.BEYOND;
    }
    if (judged == 0) {
      return PhotoState.PENDING;
    }
    return bucket.isPicture(judged) ? PhotoState.READY : PhotoState.REJECTED;
  }
}
