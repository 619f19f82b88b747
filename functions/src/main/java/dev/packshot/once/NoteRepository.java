package dev.packshot.once;

import java.time.Instant;
import java.util.Optional;

/** The notes of what repeatable requests have made in the last seven days. */
public interface NoteRepository {
  /** Finds the note of an earlier request with the same key; strongly consistent. */
  Optional<RepeatableRequest.Note> find(RepeatableRequest request, Instant now);
}
