package dev.packshot.acceptance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.PrintStream;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The program of {@code make acceptance}, which runs all tests and prints a {@link Report}. */
final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(System.err));
  }

  /** Runs the tests and returns the exit code. */
  private static int run(PrintStream err) {
    try {
      Api.exchangeUnchecked(Target.current().url(), Request.of("GET", "/openapi.json")).expect(200);
    } catch (RuntimeException | LinkageError | AssertionError e) {
      err.println("acceptance: " + reason(e));
      return 1;
    }
    var summary = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage(Main.class.getPackageName()))
                .build(),
            summary);
    return summary.getSummary().getTotalFailureCount() == 0 ? 0 : 1;
  }

  private static String reason(Throwable e) {
    var cause = e.getCause() == null ? "" : " (" + e.getCause() + ")";
    return e instanceof ExceptionInInitializerError
        ? e.getCause().getMessage()
        : e.getMessage() + cause;
  }
}
