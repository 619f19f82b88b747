package dev.packshot.devkit.picture;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * A JPEG photo as a phone's camera writes it: a product on a table with sensor noise, and EXIF with
 * make, model, orientation, time, place and a thumbnail. The width and the height are those of the
 * encoded pixels; a viewer that applies the orientation (1 to 8) shows the scene upright.
 */
public record CameraPhoto(int width, int height, int orientation, float quality) {
  private static final int THUMBNAIL_SIDE = 160;
  private static final int APP1 = 0xe1;

  public CameraPhoto {
    if (width < 16 || height < 16) {
      throw new IllegalArgumentException("A photo has at least 16 x 16 pixels.");
    }
    if (orientation < 1 || orientation > 8) {
      throw new IllegalArgumentException("EXIF defines the orientations 1 to 8: " + orientation);
    }
  }

  /** Returns a photo of 4032 x 3024 pixels and several megabytes, taken upright. */
  public static CameraPhoto twelveMegapixels() {
    return new CameraPhoto(4032, 3024, 1, 0.9f);
  }

  public CameraPhoto withSize(int newWidth, int newHeight) {
    return new CameraPhoto(newWidth, newHeight, orientation, quality);
  }

  public CameraPhoto withOrientation(int newOrientation) {
    return new CameraPhoto(width, height, newOrientation, quality);
  }

  public CameraPhoto withQuality(float newQuality) {
    return new CameraPhoto(width, height, orientation, newQuality);
  }

  /** Encodes the file, which takes another 3 bytes of memory per pixel. */
  public byte[] jpeg() {
    var picture = Jpegs.encode(Scene.photograph(width, height, orientation), quality);
    // cameras write EXIF where the JDK writes JFIF: directly after the start of the image
    return Jpegs.replaceJfif(picture, List.of(Jpegs.segment(APP1, exif())));
  }

  private byte[] exif() {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {'E', 'x', 'i', 'f', 0, 0});
    bytes.writeBytes(Exif.block(width, height, orientation, thumbnail()));
    return bytes.toByteArray();
  }

  private byte[] thumbnail() {
    int longer = Math.max(width, height);
    int thumbnailWidth = Math.max(16, THUMBNAIL_SIDE * width / longer);
    int thumbnailHeight = Math.max(16, THUMBNAIL_SIDE * height / longer);
    return Jpegs.encode(Scene.photograph(thumbnailWidth, thumbnailHeight, orientation), 0.7f);
  }
}
