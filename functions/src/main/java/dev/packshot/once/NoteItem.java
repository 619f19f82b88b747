package dev.packshot.once;

import dev.packshot.dynamo.Condition;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Values;
import dev.packshot.dynamo.WriteTransaction;
import dev.packshot.once.RepeatableRequest.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A note's item in the partition of the caller's credential. */
public final class NoteItem {
  /** The start of every note's partition key. */
  public static final String PARTITION_PREFIX = "ONCE#";

  private static final Duration LIFETIME = Duration.ofDays(7);
  private static final String FINGERPRINT = "fingerprint";
  private static final String MADE = "made";
  private static final String MADE_AT = "made_at";

  private NoteItem() {}

  /** Adds a step that stores a note, unless there is one that has not ended. */
  public static WriteTransaction addTo(WriteTransaction transaction, String step, Note note) {
    return transaction.putIf(
        step,
        write(note),
        Condition.ABSENT + " OR " + MADE_AT + " <= :ended",
        Map.of(":ended", Values.time(note.at().minus(LIFETIME))));
  }

  static Key key(RepeatableRequest request) {
    return new Key(PARTITION_PREFIX + request.credential(), request.name());
  }

  private static Map<String, AttributeValue> write(Note note) {
    var item = key(note.request()).item();
    item.put(FINGERPRINT, Values.text(note.request().fingerprint()));
    item.put(MADE, Values.text(note.made()));
    item.put(MADE_AT, Values.time(note.at()));
    item.put(Key.TIME_TO_LIVE, Values.number(note.at().plus(LIFETIME).getEpochSecond()));
    return item;
  }

  /** Reads a note; empty if it has ended. */
  static Optional<Note> read(Map<String, AttributeValue> item, Instant now) {
    var note = read(item);
    return note.at().plus(LIFETIME).isAfter(now) ? Optional.of(note) : Optional.empty();
  }

  /** Reads a note, whether it has ended or not. */
  public static Note read(Map<String, AttributeValue> item) {
    var credential = Values.text(item, Key.PARTITION).substring(PARTITION_PREFIX.length());
    return new Note(
        new RepeatableRequest(
            credential, Values.text(item, Key.SORT), Values.text(item, FINGERPRINT)),
        Values.text(item, MADE),
        Values.time(item, MADE_AT));
  }
}
