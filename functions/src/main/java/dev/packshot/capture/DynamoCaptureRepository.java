package dev.packshot.capture;

import dev.packshot.dynamo.Table;
import dev.packshot.dynamo.WriteResult;
import dev.packshot.gs1.ScannedCode;
import dev.packshot.id.CaptureId;
import dev.packshot.id.SessionId;
import dev.packshot.once.NoteItem;
import dev.packshot.once.RepeatableRequest.Note;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.SessionItem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.inject.Inject;

/** The captures in the DynamoDB table. */
public final class DynamoCaptureRepository implements CaptureRepository {
  private static final String CAPTURE = "capture";
  private static final String POINTER = "pointer";
  private static final String SESSION = "session";
  private static final String NOTE = "note";

  private final Table table;
  private final IdleLimit idleLimit;

  @Inject
  public DynamoCaptureRepository(Table table, IdleLimit idleLimit) {
    this.table = table;
    this.idleLimit = idleLimit;
  }

  @Override
  public Addition add(Capture capture, Optional<Note> note) {
    var transaction = table.transaction();
    note.ifPresent(it -> NoteItem.addTo(transaction, NOTE, it));
    var session = capture.address().sessionId();
    var refused =
        transaction
            .update(
                SESSION,
                SessionItem.countCaptureWhileActive(session, capture.createdAt(), idleLimit))
            .putIfAbsent(CAPTURE, CaptureItem.write(capture))
            .putIfAbsent(POINTER, CapturePointerItem.write(capture.address()))
            .commit();
    if (refused.isEmpty()) {
      return new Addition.Added();
    }
    var item = refused.get().item();
    return switch (refused.get().step()) {
      case NOTE -> new Addition.MadeBefore(NoteItem.read(item));
      case SESSION ->
          new Addition.Refused(
              item.isEmpty() ? Optional.empty() : Optional.of(SessionItem.read(item, idleLimit)));
      default ->
          throw new IllegalStateException(
              "The id of the new capture " + capture.address() + " is taken.");
    };
  }

  @Override
  public void addOfPicture(Capture capture) {
    var unused =
        table
            .transaction()
            .putIfAbsent(CAPTURE, CaptureItem.write(capture))
            .putIfAbsent(POINTER, CapturePointerItem.write(capture.address()))
            .update(SESSION, SessionItem.countCapture(capture.address().sessionId()))
            .commit();
  }

  @Override
  public void addCode(SessionId session, CaptureId id, ScannedCode code) {
    var unused =
        table
            .retry()
            .untilPresent(
                () -> {
                  var capture = find(session, id).filter(it -> it.scan().gtin().isEmpty());
                  return capture.isEmpty()
                          || table.update(CaptureItem.addCode(capture.get(), code)).applied()
                      ? Optional.of(true)
                      : Optional.empty();
                });
  }

  @Override
  public void addPicture(Capture capture, Optional<PictureCode> code) {
    var unused = table.update(CaptureItem.addPicture(capture, code));
  }

  @Override
  public Optional<SessionId> sessionOf(CaptureId capture) {
    return table.get(CapturePointerItem.key(capture)).map(CapturePointerItem::sessionId);
  }

  @Override
  public Optional<Capture> find(SessionId session, CaptureId capture) {
    // a deleted session still has its captures until they are erased
    var items = table.getAll(List.of(CaptureItem.key(session, capture), SessionItem.key(session)));
    return items.stream()
        .filter(item -> items.size() == 2 && CaptureItem.isCapture(item))
        .map(CaptureItem::read)
        .findFirst();
  }

  @Override
  public Optional<Capture> retry(Capture capture) {
    return capture(table.update(CaptureItem.retry(capture)));
  }

  @Override
  public Optional<Capture> startLookUp(SessionId session, CaptureId capture) {
    return capture(table.update(CaptureItem.startLookUp(CaptureItem.key(session, capture))));
  }

  @Override
  public void postpone(Capture capture, Instant until) {
    var unused = table.update(CaptureItem.postpone(capture, until));
  }

  @Override
  public void eachOpen(Consumer<OpenCapture> visitor) {
    for (var range : CaptureIndex.all()) {
      table.each(range, keys -> visitor.accept(CaptureIndex.read(keys)));
    }
  }

  @Override
  public boolean endLookUp(Capture capture, LookUp ended) {
    return table.update(CaptureItem.endLookUp(capture, ended)).applied();
  }

  private static Optional<Capture> capture(WriteResult written) {
    return written.applied() ? Optional.of(CaptureItem.read(written.item())) : Optional.empty();
  }
}
