package dev.packshot.once;

import dev.packshot.dynamo.Table;
import java.time.Instant;
import java.util.Optional;
import javax.inject.Inject;

/** The notes in the DynamoDB table. */
public final class DynamoNoteRepository implements NoteRepository {
  private final Table table;

  @Inject
  public DynamoNoteRepository(Table table) {
    this.table = table;
  }

  @Override
  public Optional<RepeatableRequest.Note> find(RepeatableRequest request, Instant now) {
    return table.get(NoteItem.key(request)).flatMap(item -> NoteItem.read(item, now));
  }
}
