package dev.packshot.local.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The delivery of every upload event a second time, up to some seconds later and out of order. */
final class Echo implements Runnable {
  private static final int LATEST_MILLIS = 4_000;

  private final Path queue;
  private final Path redriven;
  private final Random random;
  private final Set<String> seen = new HashSet<>();
  private final PriorityQueue<Repeat> repeats = new PriorityQueue<>();
  private volatile boolean stopped;
  private final AtomicInteger sent = new AtomicInteger();

  /** A message to be sent again. */
  private record Repeat(long atMillis, String message) implements Comparable<Repeat> {
    @Override
    public int compareTo(Repeat other) {
      return Long.compare(atMillis, other.atMillis);
    }
  }

  Echo(Path data, Random random) {
    this.queue = data.resolve("queue");
    this.redriven = queue.resolve("redriven");
    this.random = random;
  }

  /** Sends what is left at once, and ends. */
  void stop() {
    stopped = true;
  }

  int sent() {
    return sent.get();
  }

  @Override
  public void run() {
    try {
      while (!stopped || !repeats.isEmpty()) {
        note();
        send();
        Thread.sleep(5);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void note() throws IOException {
    if (!Files.isDirectory(queue) || stopped) {
      return;
    }
    try (var files = Files.newDirectoryStream(queue, "*.json")) {
      for (var file : files) {
        var name = file.getFileName().toString();
        if (seen.add(name.substring(0, name.indexOf('.')))) {
          noteContent(file);
        }
      }
    }
  }

  private void noteContent(Path file) {
    try {
      var at = System.currentTimeMillis() + random.nextInt(LATEST_MILLIS);
      repeats.add(new Repeat(at, Files.readString(file)));
    } catch (IOException handled) {
      // the message was delivered and deleted meanwhile
    }
  }

  private void send() throws IOException {
    while (!repeats.isEmpty()
        && (stopped || repeats.element().atMillis <= System.currentTimeMillis())) {
      var id = UUID.randomUUID().toString();
      seen.add(id);
      Files.createDirectories(redriven);
      var draft = redriven.resolve(id + ".draft");
      Files.writeString(draft, repeats.remove().message);
      Files.move(draft, redriven.resolve(id + ".json"), StandardCopyOption.ATOMIC_MOVE);
      sent.incrementAndGet();
    }
  }
}
