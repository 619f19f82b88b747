package dev.packshot.imaging;

import com.github.weisj.jsvg.logging.LogManager;
import com.github.weisj.jsvg.logging.Logger;
import java.util.function.Supplier;

/**
 * What jsvg finds where it looks for a log (META-INF/services): none. It would write a line for
 * each word of a drawing that it does not know, as many as a sender likes.
 */
public final class PainterSilence implements LogManager {
  @Override
  public Logger createLogger(String name) {
    return new Silence();
  }

  private static final class Silence implements Logger {
    @Override
    public void log(Level level, String message) {}

    @Override
    public void log(Level level, String message, Throwable e) {}

    @Override
    public void log(Level level, Supplier<String> message) {}
  }
}
