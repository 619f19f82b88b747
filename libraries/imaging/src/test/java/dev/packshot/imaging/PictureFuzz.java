package dev.packshot.imaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A fuzz of the judge with changed pictures: each case has to get the same verdict twice, in a
 * bounded time, without an error and without a defect of a parser.
 *
 * <p>{@code make fuzz-images MINUTES=20} runs it, and {@code CASE=123} repeats one case. It writes
 * every verdict to a file, so that the files of two JDKs can be compared.
 */
final class PictureFuzz implements AutoCloseable {
  private static final Duration HANG = Duration.ofMinutes(2);
  private static final double MAX_SECONDS = 10;
  private static final Verdict DEFECT = new Verdict.Invalid("The picture cannot be decoded.");

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            var daemon = new Thread(task, "fuzz");
            daemon.setDaemon(true);
            return daemon;
          });
  private final Path folder;

  /** Creates a fuzz that keeps the files on which it fails in a folder. */
  PictureFuzz(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    var folder = Path.of(arguments[0]);
    long minutes = Long.parseLong(arguments[1]);
    long first = arguments[2].isEmpty() ? 0 : Long.parseLong(arguments[2]);
    long last = arguments[2].isEmpty() ? Long.MAX_VALUE : first;
    var verdicts = folder.resolve("verdicts-" + Runtime.version().feature() + ".txt");
    Files.createDirectories(folder);
    long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
    long number = first;
    try (var fuzz = new PictureFuzz(folder);
        var out = new PrintStream(verdicts.toFile(), UTF_8)) {
      for (; number <= last && System.nanoTime() < end; number++) {
        out.println(number + " " + fuzz.judge(number));
      }
    }
    System.out.printf(
        "%,d cases from %d on; the verdicts are in %s%n", number - first, first, verdicts);
  }

  /** Judges a case; the error for a failure says how to repeat it. */
  String judge(long number) throws IOException {
    var made = FuzzCase.of(number);
    var judging = thread.submit(() -> judgeTwice(made));
    try {
      return judging.get(HANG.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException hang) {
      throw failure(made, "hangs", hang);
    } catch (ExecutionException failed) {
      throw failure(made, failed.getCause().toString(), failed.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String judgeTwice(FuzzCase made) throws Exception {
    var first = measured(() -> verdict(made.file()));
    var second = verdict(made.file());
    if (!first.equals(second)) {
      throw new IllegalStateException("two verdicts: " + first + " and " + second);
    }
    if (first.equals(DEFECT)) {
      throw new IllegalStateException("a defect of a parser");
    }
    return made.sample() + ": " + first;
  }

  private static Verdict measured(Callable<Verdict> judging) throws Exception {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    var verdict = judging.call();
    double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    if (seconds > MAX_SECONDS) {
      throw new IllegalStateException("takes " + seconds + " s");
    }
    return verdict;
  }

  /** Judges a file and makes its smallest rendition. */
  private static Verdict verdict(byte[] file) throws IOException {
    var judgement =
        Samples.JUDGE.judge(new ByteArrayInputStream(file), EnumSet.allOf(ImageFormat.class));
    judgement.picture().ifPresent(picture -> picture.rendition(picture.widths().get(0)));
    return judgement.verdict();
  }

  private AssertionError failure(FuzzCase made, String what, Throwable cause) throws IOException {
    Files.createDirectories(folder);
    var file = Files.write(folder.resolve("case-" + made.number()), made.file());
    return new AssertionError(
        "Case %d, made of \"%s\", %s. The file is %s. Repeat it: make fuzz-images CASE=%d"
            .formatted(made.number(), made.sample(), what, file, made.number()),
        cause);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
