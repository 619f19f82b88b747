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
  /** What the keys of all originals begin with. */
  public static final String PREFIX = "products/";

  private static final String NAME = "original.";
  private static final int STEPS = 5;

  /** The key that has exactly this {@link #text()}; nothing for any other text. */
  public static Optional<OriginalKey> parse(String text) {
    var steps = text.split("/", STEPS + 1);
    return steps.length == STEPS && steps[STEPS - 1].startsWith(NAME)
        ? parse(steps).filter(key -> key.text().equals(text))
        : Optional.empty();
  }

  private static Optional<OriginalKey> parse(String[] steps) {
    var organization = OrganizationId.parse(steps[1]);
    var gtin = Gtin.parse(steps[2]);
    var image = ImageId.parse(steps[3]);
    var format = formatOf(steps[4].substring(NAME.length()));
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

  /** The key as S3 knows it. */
  public String text() {
    return address.privatePrefix() + NAME + format.extensions().get(0);
  }
}
