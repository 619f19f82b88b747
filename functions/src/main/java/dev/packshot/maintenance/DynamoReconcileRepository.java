package dev.packshot.maintenance;

import dev.packshot.dynamo.Table;
import java.util.Optional;
import javax.inject.Inject;

/** The progress of the reconciliation in the DynamoDB table. */
public final class DynamoReconcileRepository implements ReconcileRepository {
  private final Table table;

  @Inject
  public DynamoReconcileRepository(Table table) {
    this.table = table;
  }

  @Override
  public Optional<ReconcileProgress> find() {
    return table.get(ReconcileItem.key()).map(ReconcileItem::read);
  }

  @Override
  public boolean save(Optional<ReconcileProgress> before, ReconcileProgress after) {
    return before
        .map(it -> table.update(ReconcileItem.replace(it, after)))
        .orElseGet(() -> table.putIfAbsent(ReconcileItem.write(after)))
        .applied();
  }
}
