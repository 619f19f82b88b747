package dev.packshot.cli;

import dev.packshot.work.Background;
import java.util.function.Supplier;

/** A background that does all work at once: a command has time. */
final class AtOnce implements Background {
  @Override
  public <T> Supplier<T> start(Supplier<T> work) {
    var result = work.get();
    return () -> result;
  }
}
