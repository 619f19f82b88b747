package dev.packshot.photo;

import dev.packshot.dynamo.Values;
import dev.packshot.imaging.ImageFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The renditions of a photo as an attribute of its item. */
final class RenditionsItem {
  private static final String NAME = "name";
  private static final String EXTENSION = "extension";
  private static final String WIDTHS = "widths";

  private RenditionsItem() {}

  static AttributeValue write(Renditions renditions) {
    return AttributeValue.fromM(
        Map.of(
            NAME, Values.text(renditions.name()),
            EXTENSION, Values.text(renditions.format().extensions().get(0)),
            WIDTHS,
                AttributeValue.fromL(renditions.widths().stream().map(Values::number).toList())));
  }

  /** Reads an attribute of a photo's item; empty if it is absent or {@code NULL}. */
  static Optional<Renditions> read(Map<String, AttributeValue> item, String attribute) {
    return Optional.ofNullable(item.get(attribute))
        .filter(AttributeValue::hasM)
        .map(AttributeValue::m)
        .map(map -> new Renditions(Values.text(map, NAME), format(map), widths(map)));
  }

  private static ImageFormat format(Map<String, AttributeValue> map) {
    return ImageFormat.ofExtension(Values.text(map, EXTENSION)).orElseThrow();
  }

  private static List<Integer> widths(Map<String, AttributeValue> map) {
    return map.get(WIDTHS).l().stream().map(width -> Integer.valueOf(width.n())).toList();
  }
}
