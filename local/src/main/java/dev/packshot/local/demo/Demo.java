package dev.packshot.local.demo;

import dev.packshot.cli.ApiClient;
import dev.packshot.cli.CommandFailure;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** The program of {@code make demo}, which uploads one photo and checks the result. */
public final class Demo {
  private Demo() {}

  public static void main(String[] arguments) {
    System.exit(run(System.getenv(), System.out, System.err));
  }

  /** Runs the demo and returns the exit code. */
  public static int run(Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      var settings = DemoSettings.from(environment);
      var photo = settings.photo().map(DemoPhoto::read).orElseGet(DemoPhoto::generate);
      run(settings, photo, out);
      return 0;
    } catch (DemoException | CommandFailure e) {
      out.println();
      err.println("demo: " + e.getMessage());
      return 1;
    }
  }

  private static void run(DemoSettings settings, DemoPhoto photo, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "Uploading %s (%,d bytes%s) to %s%n",
        photo.name(),
        photo.bytes().length,
        photo.pixels().map(pixels -> ", " + pixels).orElse(""),
        settings.url());
    long start = System.nanoTime();
    var result = new DemoScenario(new ApiClient(settings.url(), settings.key()), photo, out).run();
    out.printf(
        Locale.ROOT,
        "Ready in %d ms: photo %s, %s, sha256 %s, the same as the file's.%n",
        (System.nanoTime() - start) / 1_000_000,
        result.path("short_id").asText(),
        DemoScenario.pixels(result),
        result.path("sha256").asText());
  }
}
