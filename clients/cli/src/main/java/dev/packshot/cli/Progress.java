package dev.packshot.cli;

import java.io.PrintStream;
import java.util.Locale;

/** A progress bar, drawn over and over in one line of a terminal. */
final class Progress {
  private static final int WIDTH = 30;

  private final PrintStream out;
  private final boolean isDrawn;
  private final int total;
  private int done;
  private long bytes;

  /**
   * Creates a bar.
   *
   * @param isDrawn false if nobody watches, so that a log is not filled with bars
   */
  Progress(PrintStream out, boolean isDrawn, int total) {
    this.out = out;
    this.isDrawn = isDrawn;
    this.total = total;
  }

  synchronized void add(long size) {
    done++;
    bytes += size;
    if (isDrawn) {
      int full = total == 0 ? WIDTH : WIDTH * done / total;
      out.printf(
          Locale.ROOT,
          "\r[%s%s] %d of %d, %.1f MB",
          "#".repeat(full),
          ".".repeat(WIDTH - full),
          done,
          total,
          bytes / 1e6);
      out.flush();
    }
  }

  void end() {
    if (isDrawn) {
      out.println();
    }
  }
}
