package dev.packshot.photo;

import dev.packshot.dynamo.Values;
import dev.packshot.imaging.Quality;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The quality of a picture as an attribute of an item: its eight numbers in their order. */
public final class QualityItem {
  /** The name of the attribute. */
  public static final String NAME = "quality";

  private QualityItem() {}

  public static AttributeValue write(Quality quality) {
    return Values.numbers(
        List.of(
            quality.sharpness(),
            quality.brightness(),
            quality.contrast(),
            quality.clippedDark(),
            quality.clippedLight(),
            quality.backgroundWhite(),
            quality.fill(),
            quality.shorterSide()));
  }

  /** Reads the quality; empty if the attribute is absent. */
  public static Optional<Quality> read(Map<String, AttributeValue> item) {
    return item.containsKey(NAME)
        ? Optional.of(quality(Values.numbers(item, NAME)))
        : Optional.empty();
  }

  private static Quality quality(List<Integer> numbers) {
    return new Quality(
        numbers.get(0),
        numbers.get(1),
        numbers.get(2),
        numbers.get(3),
        numbers.get(4),
        numbers.get(5),
        numbers.get(6),
        numbers.get(7));
  }
}
