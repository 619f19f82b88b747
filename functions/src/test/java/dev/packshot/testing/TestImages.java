package dev.packshot.testing;

import dev.packshot.gs1.Gtin;
import dev.packshot.id.ImageId;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.photo.Edits;
import dev.packshot.photo.PhotoType;
import dev.packshot.product.Gs1FileName;
import dev.packshot.product.ImageAddress;
import dev.packshot.product.Original;
import dev.packshot.product.Pictures;
import dev.packshot.product.ProductAddress;
import dev.packshot.product.ProductImage;
import java.util.List;

/** Images that are in the table but have no objects. */
public final class TestImages {
  private static final String SHA256 = "0123456789abcdef".repeat(4);

  private TestImages() {}

  /** Adds an image with this id to a product of the application's organization. */
  public static void add(TestApp app, String gtin, String imageId) {
    var product = new ProductAddress(app.organization, Gtin.parse(gtin).orElseThrow());
    var id = ImageId.parse(imageId).orElseThrow();
    app.graph
        .images()
        .add(
            new ProductImage(
                new ImageAddress(product, id),
                "A title",
                0,
                false,
                app.clock.instant(),
                Gs1FileName.numbered(PhotoType.FRONT, 1),
                new Original(ImageFormat.JPEG, SHA256, 4_032, 3_024),
                new Pictures(id, SHA256, ImageFormat.JPEG, 1_600, List.of(200, 400, 800, 1_600)),
                Edits.none()));
  }
}
