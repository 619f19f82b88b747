package dev.packshot.simulation.table;

import dev.packshot.simulation.table.Operand.Scope;
import dev.packshot.simulation.table.Path.Element;
import dev.packshot.simulation.table.Path.Member;
import dev.packshot.simulation.table.Path.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The actions of an update, ordered by their paths into a tree like the item's. It refuses paths of
 * which one leads through another. All actions see the item as it was before the update.
 */
final class UpdateTree {
  private final SortedMap<String, UpdateTree> members = new TreeMap<>();
  private final SortedMap<Integer, UpdateTree> elements = new TreeMap<>();
  private UpdateAction action;

  /** Adds an action. */
  void add(Path path, UpdateAction added) {
    var node = child(new Member(path.attribute()));
    for (var step : path.steps()) {
      node = node.child(step);
    }
    node.requireNoOther();
    node.action = added;
  }

  private UpdateTree child(Step step) {
    if (action != null || (step instanceof Member ? !elements.isEmpty() : !members.isEmpty())) {
      throw conflict();
    }
    return step instanceof Member member
        ? members.computeIfAbsent(member.name(), name -> new UpdateTree())
        : elements.computeIfAbsent(((Element) step).index(), index -> new UpdateTree());
  }

  private void requireNoOther() {
    if (action != null || !members.isEmpty() || !elements.isEmpty()) {
      throw conflict();
    }
  }

  private static RuntimeException conflict() {
    return Errors.validation(
        "Invalid UpdateExpression: Two document paths overlap with each other; must remove or"
            + " rewrite one of these paths");
  }

  /** Returns the attributes of the item after the update. */
  SortedMap<String, AttributeValue> apply(Scope scope) {
    return withMembers(scope.item(), scope);
  }

  private Optional<AttributeValue> apply(Optional<AttributeValue> before, Scope scope) {
    if (action != null) {
      return action.apply(before, scope);
    }
    var document = before.orElseThrow(UpdateTree::invalidPath);
    if (document.type() == AttributeValue.Type.M && elements.isEmpty()) {
      return Optional.of(AttributeValue.fromM(withMembers(document.m(), scope)));
    }
    if (document.type() == AttributeValue.Type.L && members.isEmpty()) {
      return Optional.of(AttributeValue.fromL(withElements(document.l(), scope)));
    }
    throw invalidPath();
  }

  private SortedMap<String, AttributeValue> withMembers(
      Map<String, AttributeValue> before, Scope scope) {
    var after = new TreeMap<>(before);
    members.forEach(
        (name, node) ->
            node.apply(Optional.ofNullable(before.get(name)), scope)
                .ifPresentOrElse(value -> after.put(name, value), () -> after.remove(name)));
    return after;
  }

  /** Returns a list with its elements changed. Elements beyond its end are appended in order. */
  private List<AttributeValue> withElements(List<AttributeValue> before, Scope scope) {
    var after = new ArrayList<>(before);
    elements.forEach(
        (index, node) -> {
          boolean isPresent = index < before.size();
          var value =
              node.apply(isPresent ? Optional.of(before.get(index)) : Optional.empty(), scope);
          if (isPresent) {
            after.set(index, value.orElse(null));
          } else {
            value.ifPresent(after::add);
          }
        });
    after.removeAll(Collections.singleton(null));
    return after;
  }

  private static RuntimeException invalidPath() {
    return Errors.validation(
        "The document path provided in the update expression is invalid for update");
  }
}
