package dev.packshot.simulation.table;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** The attributes that the answer to a write contains. */
final class Returned {
  private Returned() {}

  /** Returns the attributes for a put or a deletion; null for none. */
  static Map<String, AttributeValue> ofReplaced(ReturnValue requested, AppliedWrite write) {
    return requested == ReturnValue.ALL_OLD ? present(Item.attributes(write.before())) : null;
  }

  /** Refuses what a put or a deletion cannot return. */
  static void requireOfReplaced(ReturnValue requested) {
    if (requested != null && requested != ReturnValue.ALL_OLD && requested != ReturnValue.NONE) {
      throw Errors.validation("ReturnValues can only be ALL_OLD or NONE");
    }
  }

  /**
   * Refuses to return nested elements.
   *
   * @throws UnsupportedOperationException if they are requested
   */
  static void requireTopLevel(ReturnValue requested, List<Path> paths) {
    boolean isPartial =
        requested == ReturnValue.UPDATED_OLD || requested == ReturnValue.UPDATED_NEW;
    if (isPartial && !paths.stream().allMatch(Path::isTopLevel)) {
      throw new UnsupportedOperationException(requested + " of a nested element");
    }
  }

  /**
   * Returns the attributes for an update; null for none.
   *
   * @param paths the paths that the update names
   */
  static Map<String, AttributeValue> ofUpdated(
      ReturnValue requested, AppliedWrite write, List<Path> paths) {
    if (requested == null) {
      return null;
    }
    var before = Item.attributes(write.before());
    var after = Item.attributes(write.after());
    return switch (requested) {
      case ALL_OLD -> present(before);
      case ALL_NEW -> present(after);
      case UPDATED_OLD -> present(updated(before, paths));
      case UPDATED_NEW -> present(updated(after, paths));
      default -> null;
    };
  }

  private static Map<String, AttributeValue> updated(
      Map<String, AttributeValue> item, List<Path> paths) {
    var updated = new TreeMap<String, AttributeValue>();
    for (var path : paths) {
      path.in(item).ifPresent(value -> updated.put(path.attribute(), value));
    }
    return updated;
  }

  private static Map<String, AttributeValue> present(Map<String, AttributeValue> attributes) {
    return attributes.isEmpty() ? null : attributes;
  }
}
