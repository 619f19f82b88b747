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
 * bounded time, without an error and without a defect of a parser. The files of verdicts that two
 * JDKs write can be compared.
 */
final class PictureFuzz implements AutoCloseable {
  private static final Duration HANG = Duration.ofMinutes(5);
  private static final double MAX_SECONDS = 20;
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

  /** Judges cases from 0 on for a time, and writes their verdicts to a file. */
  void run(Duration time) throws IOException {
    Files.createDirectories(folder);
    var verdicts = folder.resolve("verdicts-" + Runtime.version().feature() + ".txt");
    long end = System.nanoTime() + time.toNanos();
    long number = 0;
    try (var out = new PrintStream(verdicts.toFile(), UTF_8)) {
      for (; System.nanoTime() < end; number++) {
        out.println(number + " " + judge(number));
      }
    }
    System.out.printf("%,d cases were judged; the verdicts are in %s%n", number, verdicts);
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
