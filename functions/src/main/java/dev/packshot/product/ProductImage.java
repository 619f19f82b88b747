package dev.packshot.product;

import dev.packshot.json.JsonWriter;
import java.time.Instant;
import java.util.Comparator;

/**
 * One image of a product, as it stands.
 *
 * @param priority its place in the gallery, lowest first
 * @param isPrimary whether it is the one image that stands for the product
 */
public record ProductImage(
    ImageAddress address,
    String title,
    long priority,
    boolean isPrimary,
    Instant createdAt,
    Original original,
    Pictures pictures) {

  /** Images that a product has at the most. */
  public static final int MOST = 250;

  public static final int MAX_TITLE = 255;

  /** The order of a gallery: the primary one, then by priority, then the newest first. */
  static final Comparator<ProductImage> ORDER =
      Comparator.comparing((ProductImage image) -> !image.isPrimary)
          .thenComparing(ProductImage::priority)
          .thenComparing(ProductImage::createdAt, Comparator.reverseOrder())
          .thenComparing(image -> image.address.imageId().toString(), Comparator.reverseOrder());

  /** The same, primary or not. */
  ProductImage primary(boolean is) {
    return new ProductImage(address, title, priority, is, createdAt, original, pictures);
  }

  /** Writes the image's fields as the API shows them. */
  public void write(JsonWriter json, MediaUrl media) {
    json.field("id", address.imageId().toString())
        .field("title", title)
        .field("is_primary", isPrimary)
        .field("priority", priority)
        .field("created", createdAt)
        .field("image_url", media.of(pictures.key(pictures.widest())))
        .object(
            "sizes",
            sizes ->
                pictures
                    .widths()
                    .forEach(
                        width ->
                            sizes.field(Integer.toString(width), media.of(pictures.key(width)))));
  }
}
