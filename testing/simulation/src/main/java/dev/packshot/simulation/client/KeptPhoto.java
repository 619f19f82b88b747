package dev.packshot.simulation.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.id.Sha256;
import dev.packshot.simulation.time.Chance;
import java.util.HexFormat;
import java.util.List;

/** A photo that a phone keeps until it is stored, and what the phone promises about it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KeptPhoto(byte[] file, ObjectNode promise) {
  private static final List<String> TYPES = List.of("front", "back");
  private static final double KNOWS_HASH = 0.7;
  private static final double KNOWS_SIZE = 0.5;
  private static final double PUTS = 0.4;
  private static final double IS_EDITED = 0.15;

  /** Takes a photo. Its promise is wrong if the photo is edited after the promise was made. */
  static KeptPhoto take(String name, Chance chance) {
    var photo = of(name, CameraRoll.file(chance), chance);
    return chance.happens(IS_EDITED)
        ? new KeptPhoto(CameraRoll.picture(chance), photo.promise())
        : photo;
  }

  /** Takes a photo in the place of one that may have been promised: what differs is stated. */
  static KeptPhoto retake(String name, byte[] file, Chance chance) {
    return of(name, file, true, chance);
  }

  private static KeptPhoto of(String name, byte[] file, Chance chance) {
    return of(name, file, chance.happens(KNOWS_HASH), chance);
  }

  private static KeptPhoto of(String name, byte[] file, boolean isHashed, Chance chance) {
    var promise = Device.json().put("client_id", name).put("photo_type", chance.oneOf(TYPES));
    promise.put("original_filename", "IMG.png");
    if (isHashed) {
      promise.put("sha256", HexFormat.of().formatHex(Sha256.digest().digest(file)));
    }
    boolean isPut = chance.happens(PUTS);
    if (isPut) {
      promise.put("method", "PUT");
    }
    if (isPut || isHashed || chance.happens(KNOWS_SIZE)) {
      promise.put("file_size", file.length);
    }
    return new KeptPhoto(file, promise);
  }
}
