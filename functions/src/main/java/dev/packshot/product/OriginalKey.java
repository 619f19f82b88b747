package dev.packshot.product;

import dev.packshot.gs1.Gtin;
import dev.packshot.id.ImageId;
import dev.packshot.id.OrganizationId;
import dev.packshot.imaging.ImageFormat;
import java.util.Arrays;
import java.util.Optional;

/**
 * The S3 key of the file that an image was made of, {@code
 * products/{organization}/{gtin}/{image}/original.{ext}}. It is private.
 */
public record OriginalKey(ImageAddress address, ImageFormat format) {
  /** The start of every original's key. */
  public static final String PREFIX = ImageAddress.ORIGINALS_PREFIX;

  static final String NAME = "original.";
  private static final int PARTS = 5;

  /** Parses the {@link #text()} of a key; empty for any other text. */
  public static Optional<OriginalKey> parse(String text) {
    var parts = text.split("/", PARTS + 1);
    return parts.length == PARTS && parts[PARTS - 1].startsWith(NAME)
        ? parse(parts).filter(key -> key.text().equals(text))
        : Optional.empty();
  }

  private static Optional<OriginalKey> parse(String[] parts) {
    var organization = OrganizationId.parse(parts[1]);
    var gtin = Gtin.parse(parts[2]);
    var image = ImageId.parse(parts[3]);
    var format = formatOf(parts[4].substring(NAME.length()));
    return organization.isPresent() && gtin.isPresent() && image.isPresent() && format.isPresent()
        ? Optional.of(
            new OriginalKey(
                new ImageAddress(new ProductAddress(organization.get(), gtin.get()), image.get()),
                format.get()))
        : Optional.empty();
  }

  private static Optional<ImageFormat> formatOf(String extension) {
    return Arrays.stream(ImageFormat.values())
        .filter(format -> format.extensions().get(0).equals(extension))
        .findFirst();
  }

  /** Returns the key in S3. */
  public String text() {
    return address.privatePrefix() + NAME + format.extensions().get(0);
  }
}
