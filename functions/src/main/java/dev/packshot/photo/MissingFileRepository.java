package dev.packshot.photo;

import java.util.List;

/** The photos whose files were removed from the bucket. */
public interface MissingFileRepository {
  /** Remembers a missing file, in one write. Repeating it is safe. */
  void add(MissingFile file);

  /** Returns all that are remembered and may be found again; strongly consistent. */
  List<MissingFile> all();

  /** Forgets a missing file, in one write, unless its removal was noticed again since. */
  void forget(MissingFile file);

  /**
   * Marks a ready photo as one whose file is missing, in one write, if its verdict is the same and
   * it is not marked. Repeating it is safe.
   */
  void mark(Photo photo, MissingFile file);

  /** Removes the mark of a photo, in one write, if it is still the same. Repeating it is safe. */
  void unmark(Photo photo);
}
