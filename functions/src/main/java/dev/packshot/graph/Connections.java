package dev.packshot.graph;

import dev.packshot.snapshot.TableDouble;

/** What becomes of a connection to AWS when its answer has been read. */
enum Connections {
  /** It waits for the next call. */
  KEPT,

  /** It is closed: before a snapshot, since after it the other end is gone. */
  CLOSED_AFTER_USE,

  /** There is none: a {@link TableDouble} answers. */
  NONE
}
