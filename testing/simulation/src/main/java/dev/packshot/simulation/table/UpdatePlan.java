package dev.packshot.simulation.table;

import dev.packshot.simulation.table.Operand.Scope;
import java.util.ArrayList;
import java.util.List;
<<<<<<< Updated upstream
=======
import java.util.Map;
>>>>>>> Stashed changes
import java.util.SortedMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A parsed update expression. */
final class UpdatePlan {
  private final UpdateTree tree = new UpdateTree();
  private final List<UpdateAction> actions = new ArrayList<>();
<<<<<<< Updated upstream
  private final List<Path> paths = new ArrayList<>();

  /** Adds an action on the element at a path. */
  void add(Path path, UpdateAction action) {
    tree.add(path, action);
    actions.add(action);
    paths.add(path);
=======

  /** Adds an action on the element at a path. */
  void add(Path path, UpdateAction action) {
    if (Schema.isKey(path.attribute())) {
      throw Errors.validation(
          "One or more parameter values were invalid: Cannot update attribute "
              + path.attribute()
              + ". This attribute is part of the key");
    }
    tree.add(path, action);
    actions.add(action);
>>>>>>> Stashed changes
  }

  /** Refuses an update that is invalid whatever the item is. */
  void check(Values values) {
    for (var action : actions) {
      action.check(values);
    }
  }

<<<<<<< Updated upstream
  /** Returns the paths of all actions. */
  List<Path> paths() {
    return paths;
  }

  /** Returns the attributes of the item after the update. */
  SortedMap<String, AttributeValue> apply(Scope scope) {
    for (var path : paths) {
      if (Schema.isKey(path.attribute())) {
        throw Errors.validation(
            "One or more parameter values were invalid: Cannot update attribute "
                + path.attribute()
                + ". This attribute is part of the key");
      }
    }
    return tree.apply(scope);
  }
=======
  /** Returns the attributes of the item after the update. */
  SortedMap<String, AttributeValue> apply(Scope scope) {
    return tree.apply(scope);
  }

  /** Returns the parts of an item that the update refers to, as far as they exist. */
  SortedMap<String, AttributeValue> select(Map<String, AttributeValue> item) {
    return tree.select(item);
  }
>>>>>>> Stashed changes
}
