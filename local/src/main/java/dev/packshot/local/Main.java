package dev.packshot.local;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** {@code make run}: Packshot on this machine, until Ctrl-C. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    try {
      run(LocalSettings.from(System.getenv()));
    } catch (CannotStart reason) {
      System.err.println("packshot: " + reason.getMessage());
      System.exit(1);
    } catch (RuntimeException | Error unexpected) {
      // an Error too: the threads of what has started by then would keep the process for ever
      System.err.println("packshot: cannot start: " + unexpected);
      unexpected.printStackTrace();
      System.exit(1);
    }
  }

  private static void run(LocalSettings settings) {
    var packshot = LocalPackshot.start(settings, Main::log);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(packshot), "stop"));
    System.out.print(Banner.of(packshot, settings.data(), sinceJvmStart()));
    System.out.flush();
  }

  /** Ends the process itself: DynamoDB Local's threads would not. */
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
    // by the wall clock on both ends: a process's own start is told in ticks since the machine's
    // boot, which on a machine that was suspended or restored lies minutes away
    long startedAt = ManagementFactory.getRuntimeMXBean().getStartTime();
    return Duration.ofMillis(System.currentTimeMillis() - startedAt);
  }
}
