package dev.packshot.product;

import dev.packshot.gs1.Gtin;
import dev.packshot.id.ImageId;
import dev.packshot.id.OrganizationId;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.json.JsonWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.inject.Inject;
import javax.inject.Provider;

/** An image that is not there, for functions to practise on before their snapshot. */
public final class PracticeImage {
  private static final UUID NONE = new UUID(0, 0);
  private static final String NO_PRODUCT = "00000000000000";
  private static final int WIDTH = 200;

  private final ImageRepository images;
  private final Provider<MediaUrl> media;
  private final ProductImage image;

  @Inject
  public PracticeImage(ImageRepository images, Provider<MediaUrl> media, Clock clock) {
    this.images = images;
    this.media = media;
    var address =
        new ImageAddress(
            new ProductAddress(new OrganizationId(NONE), Gtin.parse(NO_PRODUCT).orElseThrow()),
            new ImageId(NONE));
    var sha256 = "0".repeat(64);
    this.image =
        new ProductImage(
            address,
            "",
            0,
            false,
            clock.instant(),
            new Original(ImageFormat.JPEG, sha256, WIDTH, WIDTH),
            new Pictures(address.imageId(), sha256, ImageFormat.JPEG, WIDTH, List.of(WIDTH)));
  }

  /** An answer that shows it, as read from its item. */
  public Consumer<JsonWriter> shown() {
    var read = ImageItem.read(image.address(), ImageItem.write(image), false);
    return json -> read.write(json, media.get());
  }

  /** Adds it: to a double of the table, where it is there from then on. */
  public void add() {
    if (!images.add(image)) {
      throw new IllegalStateException("no room for the first image");
    }
  }

  /** Changes nothing, since the image is not there. */
  public void change() {
    images.change(image, new ImageUpdate(Optional.of("title"), Optional.empty(), Optional.empty()));
  }

  /** Removes nothing, since the image is not there. */
  public void remove() {
    images.remove(image, image.createdAt());
  }
}
