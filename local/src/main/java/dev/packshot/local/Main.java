package dev.packshot.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/** The program of {@code make run}, which serves Packshot on this machine until Ctrl-C. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    // DynamoDB Local writes numbers into SQL in the default locale, whose digits SQLite may not
    // know
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    try {
      run(LocalSettings.from(System.getenv()));
    } catch (StartupException e) {
      System.err.println("packshot: " + e.getMessage());
      System.exit(1);
    } catch (RuntimeException | Error e) {
      // exit explicitly: threads of parts that have started would keep the process alive
      System.err.println("packshot: cannot start: " + e);
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void run(LocalSettings settings) {
    var packshot = LocalPackshot.start(settings, clock(), Main::log);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(packshot), "stop"));
    // the QR code has characters that the platform's charset may not have
    var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8);
    out.print(Banner.of(packshot, settings.data(), sinceJvmStart()));
    out.flush();
  }

  /** Returns the clock, which only tests move. */
  private static Clock clock() {
    return "movable".equals(System.getenv("CLOCK")) ? new MovableClock() : Clock.systemUTC();
  }

  /** Halts the process, because DynamoDB Local's threads would keep it alive. */
  private static void stop(LocalPackshot packshot) {
    packshot.close();
    System.out.println("Packshot has stopped; its data is kept.");
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private static void log(String line) {
    System.err.println(line.stripTrailing());
  }

  private static Duration sinceJvmStart() {
    // Both times are read from the wall clock. ProcessHandle counts the start from the time of the
    // boot, which can be minutes off on a machine that was suspended or restored.
    long startedAt = ManagementFactory.getRuntimeMXBean().getStartTime();
    return Duration.ofMillis(System.currentTimeMillis() - startedAt);
  }
}
