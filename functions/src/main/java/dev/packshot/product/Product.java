package dev.packshot.product;

import dev.packshot.id.ProductId;
import dev.packshot.json.JsonWriter;

/** A product of an organization that has a name. */
public record Product(ProductAddress address, ProductId id, String name) {
  /** The maximum length of a name in characters. */
  public static final int MAX_NAME = 255;

  /** Writes the fields that the API shows. */
  public void write(JsonWriter json) {
    json.field("id", id.toString()).field("gtin", address.gtin().digits()).field("name", name);
  }
}
