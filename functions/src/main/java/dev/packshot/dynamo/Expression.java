package dev.packshot.dynamo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An update expression that grows attribute by attribute, with placeholders of its own. */
public final class Expression {
  private final List<String> sets = new ArrayList<>();
  private final List<String> removes = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();

  public Expression set(String attribute, AttributeValue value) {
    sets.add(name(attribute) + " = " + value(value));
    return this;
  }

  /** Sets an attribute to what another one is before the change, or to a value if it is not. */
  public Expression setFrom(String attribute, String other, AttributeValue otherwise) {
    sets.add(name(attribute) + " = if_not_exists(" + name(other) + ", " + value(otherwise) + ")");
    return this;
  }

  public Expression remove(String attribute) {
    removes.add(name(attribute));
    return this;
  }

  /** Sets one entry of a map attribute. */
  public Expression set(String map, String entry, AttributeValue value) {
    sets.add(name(map) + "." + name(entry) + " = " + value(value));
    return this;
  }

  /** Takes one entry out of a map attribute. */
  public Expression remove(String map, String entry) {
    removes.add(name(map) + "." + name(entry));
    return this;
  }

  /** The placeholder of a name, to be used in a condition too. */
  public String name(String attribute) {
    for (var entry : names.entrySet()) {
      if (entry.getValue().equals(attribute)) {
        return entry.getKey();
      }
    }
    var placeholder = "#n" + names.size();
    names.put(placeholder, attribute);
    return placeholder;
  }

  /** The placeholder of a value, to be used in a condition too. */
  public String value(AttributeValue value) {
    var placeholder = ":v" + values.size();
    values.put(placeholder, value);
    return placeholder;
  }

  /** All that was said so far as one change. */
  public Update change(Key key, String condition) {
    var clauses = new ArrayList<String>();
    if (!sets.isEmpty()) {
      clauses.add("SET " + String.join(", ", sets));
    }
    if (!removes.isEmpty()) {
      clauses.add("REMOVE " + String.join(", ", removes));
    }
    return new Update(key, String.join(" ", clauses), condition, names, values);
  }
}
