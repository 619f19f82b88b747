package dev.packshot.photo;

import dev.packshot.dynamo.Values;
import dev.packshot.imaging.ImageFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Renditions as an attribute of a photo's item: a list, to which the lists of renditions that were
 * replaced can be appended.
 */
final class RenditionsItem {
  private static final String NAME = "name";
  private static final String EXTENSION = "extension";
  private static final String WIDTHS = "widths";

  private RenditionsItem() {}

  static AttributeValue write(List<Renditions> all) {
    return AttributeValue.fromL(all.stream().map(RenditionsItem::write).toList());
  }

  private static AttributeValue write(Renditions renditions) {
    return AttributeValue.fromM(attributes(renditions));
  }

  static Map<String, AttributeValue> attributes(Renditions renditions) {
    return Map.of(
        NAME, Values.text(renditions.name()),
        EXTENSION, Values.text(renditions.format().extensions().get(0)),
        WIDTHS, Values.numbers(renditions.widths()));
  }

  /** Reads an attribute of a photo's item; empty if it is absent. */
  static List<Renditions> read(Map<String, AttributeValue> item, String attribute) {
    return Optional.ofNullable(item.get(attribute))
        .map(AttributeValue::l)
        .orElse(List.of())
        .stream()
        .map(AttributeValue::m)
        .map(RenditionsItem::read)
        .toList();
  }

  /** Reads an attribute with one set of renditions; empty if it is absent. */
  static Optional<Renditions> readOne(Map<String, AttributeValue> item, String attribute) {
    return Optional.ofNullable(item.get(attribute))
        .filter(AttributeValue::hasM)
        .map(AttributeValue::m)
        .map(RenditionsItem::read);
  }

  static Renditions read(Map<String, AttributeValue> map) {
    return new Renditions(Values.text(map, NAME), format(map), widths(map));
  }

  private static ImageFormat format(Map<String, AttributeValue> map) {
    return ImageFormat.ofExtension(Values.text(map, EXTENSION)).orElseThrow();
  }

  private static List<Integer> widths(Map<String, AttributeValue> map) {
    return Values.numbers(map, WIDTHS);
  }
}
