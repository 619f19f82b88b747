package dev.packshot.product;

import dev.packshot.id.EditId;
import dev.packshot.imaging.PictureEdit;
import dev.packshot.json.JsonWriter;
import dev.packshot.photo.EditRequest;
import dev.packshot.photo.Edits;
import dev.packshot.photo.QualityReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * An image of a product.
 *
 * @param priority the position in the gallery, lowest first
 * @param name of its file
 * @param pictures of the file, as it was sent
 * @param isPrimary whether the image represents the product; at most one image of a product does
 */
public record ProductImage(
    ImageAddress address,
    String title,
    long priority,
    boolean isPrimary,
    Instant createdAt,
    Gs1FileName name,
    Original original,
    Pictures pictures,
    Edits<Pictures> edits) {

  /** The maximum number of images of a product. */
  public static final int MAX_PER_PRODUCT = 250;

  /** The maximum length of a title in characters. */
  public static final int MAX_TITLE = 255;

  /** The order of a gallery: the primary image first, then by priority, then the newest first. */
  static final Comparator<ProductImage> ORDER =
      Comparator.comparing((ProductImage image) -> !image.isPrimary)
          .thenComparing(ProductImage::priority)
          .thenComparing(ProductImage::createdAt, Comparator.reverseOrder())
          .thenComparing(image -> image.address.imageId().toString(), Comparator.reverseOrder());

  /** Returns the image as the primary one, or as another. */
  ProductImage withPrimary(boolean primary) {
    return new ProductImage(
        address, title, priority, primary, createdAt, name, original, pictures, edits);
  }

  /** Returns the name of the file that the image was made of. */
  public String fileName() {
    return name.of(address.product().gtin(), address.imageId(), original.format());
  }

  /** Returns the key of the file that the image was made of. */
  public OriginalKey originalKey() {
    return new OriginalKey(address, original.format());
  }

  /** Returns a request for an edit of the file. */
  public EditRequest edit(EditId id, Optional<PictureEdit> edit) {
    return new EditRequest(id, edit, original.sha256());
  }

  private Pictures shownPictures() {
    return edits.shown().map(Edits.Shown::pictures).orElse(pictures);
  }

  private Optional<QualityReport> qualityReport() {
    return edits.shown().map(Edits.Shown::report).or(original::qualityReport);
  }

  /** Writes the fields that the API shows. */
  public void write(JsonWriter json, MediaUrl media) {
    var shown = shownPictures();
    var objects = shown.objects();
    json.field("id", address.imageId().toString())
        .field("title", title)
        .field("is_primary", isPrimary)
        .field("priority", priority)
        .field("created", createdAt)
        .field("photo_type", name.type().value())
        .field("gs1_file_name", fileName())
        .field("restricted", address.product().gtin().isRestricted())
        .field("image_url", media.of(objects.key(shown.widest())))
        .object(
            "sizes",
            sizes ->
                shown
                    .widths()
                    .forEach(
                        width ->
                            sizes.field(Integer.toString(width), media.of(objects.key(width)))));
    qualityReport().ifPresent(report -> report.write(json));
    edits.write(json);
  }
}
