package dev.packshot.simulation.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A document path: an attribute, and the steps from it to a nested element.
 *
 * @param steps empty for the attribute itself
 */
record Path(String attribute, List<Step> steps) {
  Path {
    steps = List.copyOf(steps);
  }

  boolean isTopLevel() {
    return steps.isEmpty();
  }

  /** Finds the element of an item that this path leads to. */
  Optional<AttributeValue> in(Map<String, AttributeValue> item) {
    var found = item.get(attribute);
    for (var step : steps) {
      if (found == null) {
        break;
      }
      found = step.from(found);
    }
    return Optional.ofNullable(found);
  }

  /** A step from a document to one of its elements. */
  sealed interface Step {
    /** Returns the element, or null if there is none. */
    AttributeValue from(AttributeValue document);
  }

  /** The step to an entry of a map. */
  record Member(String name) implements Step {
    @Override
    public AttributeValue from(AttributeValue document) {
      return document.type() == AttributeValue.Type.M ? document.m().get(name) : null;
    }
  }

  /** The step to an element of a list. */
  record Element(int index) implements Step {
    @Override
    public AttributeValue from(AttributeValue document) {
      return document.type() == AttributeValue.Type.L && index < document.l().size()
          ? document.l().get(index)
          : null;
    }
  }
}
