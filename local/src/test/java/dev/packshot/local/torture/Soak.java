package dev.packshot.local.torture;

import dev.packshot.local.PackshotProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Many phones at one server, which is killed twice and gets every event twice. */
final class Soak {
  private static final int PHONES = 8;

  /** The time that look-ups need, which run every second. */
  private static final long LOOK_UP_MILLIS = 5_000;

  private final Path folder;
  private final int sessions;
  private final Random random;
  private final Map<String, String> environment;
  private final Server server = new Server();
  private final Queue<Scan> scans = new ConcurrentLinkedQueue<>();
  private int kills;
  private int repeatedEvents;

  Soak(Path folder, int sessions, long seed) throws IOException {
    this.folder = folder;
    this.sessions = sessions;
    this.random = new Random(seed);
    this.environment =
        Map.of(
            "KEY_PER_MINUTE",
            "1000000",
            "S3_PORT",
            Integer.toString(freePort()),
            "CLOCK",
            "movable");
  }

  /** Runs all sessions and returns what is lost or wrong, one line each. */
  List<String> run() throws IOException, InterruptedException {
    var echo = new Echo(data(), new Random(random.nextLong()));
    var repeating = new Thread(echo, "echo");
    repeating.start();
    var packshot = scanAll();
    try (packshot) {
      echo.stop();
      repeating.join();
      repeatedEvents = echo.sent();
      TimeUnit.MILLISECONDS.sleep(LOOK_UP_MILLIS);
      new dev.packshot.local.torture.Queue(data()).awaitEnd();
      var client = new Client(packshot.demo());
      endDeletions(client);
      return new Audit(client, data()).faults(List.copyOf(scans));
    }
  }

  /** Runs the hourly job at a time when all forms of deleted photos have expired. */
  private static void endDeletions(Client client) throws IOException {
    client.run("/local-jobs/clock?PT2H");
    client.run("/local-jobs/maintenance");
  }

  /** Kills the server after one and after two thirds of the sessions. */
  private PackshotProcess scanAll() throws InterruptedException {
    var phones = Executors.newFixedThreadPool(PHONES);
    try {
      var packshot = start();
      var running = new ArrayList<Future<?>>();
      for (int number = 0; number < sessions; number++) {
        var phone = new Phone(server, new Random(random.nextLong()), "phone " + number);
        running.add(phones.submit(() -> scans.add(phone.scan())));
      }
      for (int third = 1; third <= 2; third++) {
        awaitScans(running, sessions * third / 3);
        packshot.kill();
        kills++;
        packshot = start();
      }
      awaitScans(running, sessions);
      return packshot;
    } finally {
      phones.shutdownNow();
    }
  }

  private void awaitScans(List<Future<?>> running, int count) throws InterruptedException {
    while (scans.size() < count) {
      running.forEach(Soak::requireNoFailure);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static void requireNoFailure(Future<?> phone) {
    try {
      if (phone.isDone()) {
        phone.get(0, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      throw new AssertionError("a phone has failed", e);
    }
  }

  /** Returns the port at which S3 is after each start, because phones keep their forms. */
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private PackshotProcess start() {
    var packshot = PackshotProcess.start(data(), folder, environment);
    server.moveTo(new Client(packshot.demo()));
    return packshot;
  }

  List<String> surprises() {
    return List.copyOf(server.surprises());
  }

  String summary() {
    return String.format(
        Locale.ROOT,
        "%d sessions, %d photos (%d deleted), %d captures; %d kills, %d events repeated,"
            + " %d answers, %d calls repeated",
        scans.size(),
        scans.stream().mapToInt(scan -> scan.photos().size()).sum(),
        scans.stream().mapToLong(scan -> scan.photos().size() - scan.remaining()).sum(),
        scans.stream().mapToInt(scan -> scan.captures().size()).sum(),
        kills,
        repeatedEvents,
        server.calls(),
        server.repeats());
  }

  private Path data() {
    return folder.resolve("data");
  }
}
