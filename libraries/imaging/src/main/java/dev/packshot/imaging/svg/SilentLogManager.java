package dev.packshot.imaging.svg;

import com.github.weisj.jsvg.logging.LogManager;
import com.github.weisj.jsvg.logging.Logger;
import java.util.function.Supplier;

/**
 * The log manager that jsvg finds through META-INF/services, whose loggers discard everything. jsvg
 * logs a line for each unknown word in a drawing, so a sender could fill the log.
 */
public final class SilentLogManager implements LogManager {
  @Override
  public Logger createLogger(String name) {
    return new SilentLogger();
  }

  private static final class SilentLogger implements Logger {
    @Override
    public void log(Level level, String message) {}

    @Override
    public void log(Level level, String message, Throwable e) {}

    @Override
    public void log(Level level, Supplier<String> message) {}
  }
}
