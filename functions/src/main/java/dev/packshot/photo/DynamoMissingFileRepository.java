package dev.packshot.photo;

import dev.packshot.dynamo.Table;
import java.time.Clock;
import java.util.List;
import javax.inject.Inject;

/** The missing files in the DynamoDB table. */
public final class DynamoMissingFileRepository implements MissingFileRepository {
  private final Table table;
  private final Clock clock;

  @Inject
  public DynamoMissingFileRepository(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public void add(MissingFile file) {
    table.update(MissingFileItem.write(file));
  }

  @Override
  public List<MissingFile> all() {
    var now = clock.instant();
    return table.queryAll(MissingFileItem.PARTITION).all().stream()
        .map(MissingFileItem::read)
        .filter(file -> !MissingFileItem.isOverAt(file, now))
        .toList();
  }

  @Override
  public void forget(MissingFile file) {
    table.deleteIf(MissingFileItem.isUnchanged(file));
  }

  @Override
  public void mark(Photo photo, MissingFile file) {
    var judged = photo.object().orElseThrow().facts();
    table.update(VerdictItem.markMissing(PhotoItem.key(photo.address()), judged, file.since()));
  }

  @Override
  public void unmark(Photo photo) {
    photo
        .fileMissingSince()
        .ifPresent(
            since ->
                table.update(VerdictItem.unmarkMissing(PhotoItem.key(photo.address()), since)));
  }
}
