package dev.packshot.dynamo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A builder of update expressions, which chooses the placeholders. */
public final class Expression {
  private final List<String> sets = new ArrayList<>();
  private final List<String> removes = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();

  public Expression set(String attribute, AttributeValue value) {
    sets.add(name(attribute) + " = " + value(value));
    return this;
  }

  /** Sets an attribute unless the item has it. */
  public Expression setIfAbsent(String attribute, AttributeValue value) {
    var name = name(attribute);
    sets.add(name + " = if_not_exists(" + name + ", " + value(value) + ")");
    return this;
  }

  /** Appends the previous value of a list to another list. An absent list is an empty one. */
  public Expression append(String list, String other) {
    var empty = value(AttributeValue.fromL(List.of()));
    sets.add(
        name(list) + " = list_append(" + orEmpty(list, empty) + ", " + orEmpty(other, empty) + ")");
    return this;
  }

  private String orEmpty(String list, String empty) {
    return "if_not_exists(" + name(list) + ", " + empty + ")";
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

  /** Removes one entry of a map attribute. */
  public Expression remove(String map, String entry) {
    removes.add(name(map) + "." + name(entry));
    return this;
  }

  /** Returns the placeholder of an attribute name, for use in conditions. */
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

  /** Returns a placeholder of a value, for use in conditions. */
  public String value(AttributeValue value) {
    var placeholder = ":v" + values.size();
    values.put(placeholder, value);
    return placeholder;
  }

  /** Returns the update of an item by this expression. An empty condition is none. */
  public Update toUpdate(Key key, String condition) {
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
