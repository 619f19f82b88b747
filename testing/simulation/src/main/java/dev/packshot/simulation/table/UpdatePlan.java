package dev.packshot.simulation.table;

import dev.packshot.simulation.table.Operand.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A parsed update expression. */
final class UpdatePlan {
  private final UpdateTree tree = new UpdateTree();
  private final List<UpdateAction> actions = new ArrayList<>();
  private final List<Path> paths = new ArrayList<>();

  /** Adds an action on the element at a path. */
  void add(Path path, UpdateAction action) {
    tree.add(path, action);
    actions.add(action);
    paths.add(path);
  }

  /** Refuses an update that is invalid whatever the item is. */
  void check(Values values) {
    for (var action : actions) {
      action.check(values);
    }
  }

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
}
