package dev.packshot.maintenance;

import dev.packshot.dynamo.Condition;
import dev.packshot.dynamo.Expression;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item with the progress of the reconciliation. */
public final class ReconcileItem {
  /** The partition of the only item. */
  public static final String PARTITION = "RECONCILE";

  private static final String FROM = "checked_from";
  private static final String UNTIL = "checked_until";
  private static final String AFTER = "checked_after";

  private ReconcileItem() {}

  static Key key() {
    return new Key(PARTITION, PARTITION);
  }

  static Map<String, AttributeValue> write(ReconcileProgress progress) {
    var item = key().item();
    item.put(FROM, Values.time(progress.from()));
    item.put(UNTIL, Values.time(progress.until()));
    progress.after().ifPresent(key -> item.put(AFTER, Values.text(key)));
    return item;
  }

  /** Replaces a progress, unless it has changed in the meantime. */
  static Update replace(ReconcileProgress before, ReconcileProgress after) {
    var expression = new Expression();
    expression.set(FROM, Values.time(after.from()));
    expression.set(UNTIL, Values.time(after.until()));
    after
        .after()
        .ifPresentOrElse(
            key -> expression.set(AFTER, Values.text(key)), () -> expression.remove(AFTER));
    var same =
        expression.name(UNTIL)
            + " = "
            + expression.value(Values.time(before.until()))
            + " AND "
            + before
                .after()
                .map(key -> expression.name(AFTER) + " = " + expression.value(Values.text(key)))
                .orElseGet(() -> "attribute_not_exists(" + expression.name(AFTER) + ")");
    return expression.toUpdate(key(), Condition.EXISTS + " AND " + same);
  }

  static ReconcileProgress read(Map<String, AttributeValue> item) {
    return new ReconcileProgress(
        Values.time(item, FROM), Values.time(item, UNTIL), Values.findText(item, AFTER));
  }
}
