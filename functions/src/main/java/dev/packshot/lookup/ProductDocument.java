package dev.packshot.lookup;

import dev.packshot.json.JsonNumber;
import dev.packshot.json.JsonReader;
import dev.packshot.json.Text;
import dev.packshot.problem.ProblemException;
import dev.packshot.product.Product;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * A product's document as Open Food Facts has it
 * (openfoodfacts.github.io/openfoodfacts-server/api/ref-v2).
 *
 * @param name the name in a form fit for answers; empty if the product is unknown or has none
 */
record ProductDocument(Optional<String> name) {
  /** Reads a document. */
  static ProductDocument read(byte[] json) throws IOException {
    var document = object(json);
    if (!(document.get("status") instanceof JsonNumber status)) {
      throw new IOException("a document without a status");
    }
    return switch (status.text()) {
      case "0" -> new ProductDocument(Optional.empty());
      case "1" -> new ProductDocument(name(document.get("product")));
      default -> throw new IOException("a document with another status than 0 and 1");
    };
  }

  private static Map<String, Object> object(byte[] json) throws IOException {
    try {
      return JsonReader.object(json);
    } catch (ProblemException malformed) {
      throw new IOException("a document that is no JSON object");
    }
  }

  private static Optional<String> name(Object product) throws IOException {
    if (!(product instanceof Map<?, ?> fields)) {
      throw new IOException("a document without its product");
    }
    return fields.get("product_name") instanceof String name
        ? Optional.of(clean(name)).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** Returns a name of one line. Control characters and unpaired surrogates are left out. */
  private static String clean(String name) {
    var points =
        name.codePoints()
            .map(point -> Text.isClean(Character.toString(point)) ? point : ' ')
            .toArray();
    var line = new String(points, 0, points.length).strip().replaceAll("\\s+", " ");
    int end = line.offsetByCodePoints(0, Math.min(Text.length(line), Product.MAX_NAME));
    return line.substring(0, end).strip();
  }
}
