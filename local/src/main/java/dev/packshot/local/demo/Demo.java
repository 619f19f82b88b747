package dev.packshot.local.demo;

import java.io.PrintStream;
import java.util.Map;

/** {@code make demo}: carries one photo round a Packshot and checks what comes back. */
public final class Demo {
  private Demo() {}

  public static void main(String[] arguments) {
    System.exit(run(System.getenv(), System.out, System.err));
  }

  /** Returns the exit code. */
  public static int run(Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      var settings = DemoSettings.from(environment);
      var photo = settings.photo().map(DemoPhoto::read).orElseGet(DemoPhoto::ofCamera);
      go(settings, photo, out);
      return 0;
    } catch (DemoFailed failed) {
      out.println();
      err.println("demo: " + failed.getMessage());
      return 1;
    }
  }

  private static void go(DemoSettings settings, DemoPhoto photo, PrintStream out) {
    out.printf(
        "%s, %,d bytes%s, goes round %s%n",
        photo.name(),
        photo.bytes().length,
        photo.pixels().map(pixels -> ", " + pixels).orElse(""),
        settings.url());
    long start = System.nanoTime();
    var shown = new Round(new DemoClient(settings.url(), settings.key()), photo, out).go();
    out.printf(
        "Ready in %d ms: photo %s, %s, sha256 %s as in the file.%n",
        (System.nanoTime() - start) / 1_000_000,
        shown.path("short_id").asText(),
        Round.pixels(shown),
        shown.path("sha256").asText());
  }
}
