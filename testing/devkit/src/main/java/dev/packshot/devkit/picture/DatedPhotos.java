package dev.packshot.devkit.picture;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Pictures of each format that can have EXIF, with the time at which they were taken.
 *
 * @param time as EXIF has it, such as {@code 2026:11:21 12:00:00}
 * @param offset from UTC, such as {@code +01:00}; empty for none
 */
public record DatedPhotos(String time, String offset) {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  public byte[] jpeg() {
    var segment = new ByteWriter().text("Exif\0\0").add(exif()).bytes();
    return Jpegs.replaceJfif(Jpegs.encode(scene(), 0.9f), List.of(Jpegs.segment(0xe1, segment)));
  }

  public byte[] png() {
    return Pngs.withChunk(ValidImages.write(scene()), Pngs.chunk("eXIf", exif()));
  }

  public byte[] webp() {
    var picture = Webps.of(scene());
    return Webps.file(
        new ByteWriter()
            .add(Webps.canvas(WIDTH, HEIGHT, 0x08))
            .add(picture, 12, picture.length)
            .add(Webps.chunk("EXIF", exif()))
            .bytes());
  }

  public byte[] heic() {
    return Heics.withExif(WIDTH, HEIGHT, exif());
  }

  private byte[] exif() {
    return Exif.block(WIDTH, HEIGHT, 1, new byte[0], time, offset);
  }

  private static BufferedImage scene() {
    return Scene.photograph(WIDTH, HEIGHT, 1);
  }
}
