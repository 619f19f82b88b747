package dev.packshot.dashboard;

import dev.packshot.http.Fields;
import dev.packshot.product.ImageAddress;
import dev.packshot.product.ProductAddress;
import dev.packshot.product.ProductImage;

/** A new image as requested: its product, the client's details of it, and its source. */
record RequestedImage(ProductAddress product, Details details, Source source) {

  /** The source of an image. */
  interface Source {
    /** Stores the objects of the image, or throws a problem if the source cannot be used. */
    StoredImage store(ImageAddress address);
  }

  /** The client's details of a new image. */
  record Details(String title, boolean isPrimary) {
    static Details of(Fields fields) {
      var details =
          new Details(
              fields.findLines("title", ProductImage.MAX_TITLE).orElse(""),
              fields.flag("is_primary").orElse(false));
      fields.check();
      return details;
    }
  }
}
