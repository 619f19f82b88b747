package dev.packshot.local.torture;

import dev.packshot.local.PackshotProcess;
import dev.packshot.local.Redrives;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs of Packshot on one data folder, each killed while several clients use it. */
final class Campaign {
  private static final int CLIENTS = 4;
  private static final int SHORTEST_MILLIS = 300;
  private static final int USUAL_MILLIS = 5_000;

  /** One process in four lives longer, so that more than its warm-up is tried. */
  private static final int LONG_MILLIS = 30_000;

  /** The kills after which a campaign without an answered write ends. */
  private static final int MOST_WITHOUT_WRITES = 20;

  private static final Map<String, String> ENVIRONMENT = Map.of("KEY_PER_MINUTE", "1000000");

  private final Path folder;
  private final Random random;
  private final Ledger ledger = new Ledger();
  private int kills;

  Campaign(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  /** Starts and kills for as long as this, or longer on a machine that answers no write by then. */
  void run(Duration duration) throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    do {
      runOnce();
    } while (System.nanoTime() < end || isWithoutWrites());
  }

  private boolean isWithoutWrites() {
    return ledger.writes() == 0 && kills < MOST_WITHOUT_WRITES;
  }

  private void runOnce() throws InterruptedException {
    try (var packshot = start()) {
      var clients = startClients(new Client(packshot.demo()));
      TimeUnit.MILLISECONDS.sleep(random.nextInt(SHORTEST_MILLIS, longest()));
      packshot.kill();
      kills++;
      for (var client : clients) {
        client.interrupt();
        client.join();
      }
    }
  }

  private int longest() {
    return kills % 4 == 3 ? LONG_MILLIS : USUAL_MILLIS;
  }

  private List<Thread> startClients(Client client) {
    var threads = new ArrayList<Thread>();
    for (int number = 0; number < CLIENTS; number++) {
      var gtin = Gtins.of(random.nextInt(CLIENTS));
      var driver = new Driver(client, ledger, new Random(random.nextLong()), gtin);
      threads.add(new Thread(driver, "client"));
    }
    threads.forEach(Thread::start);
    return threads;
  }

  private PackshotProcess start() {
    return PackshotProcess.start(data(), folder, ENVIRONMENT);
  }

  /** Starts once more, moves the dead letters back, and returns what is lost or wrong. */
  List<String> reconcile() throws IOException, InterruptedException {
    try (var packshot = start()) {
      var client = new Client(packshot.demo());
      Redrives.run(data());
      new Queue(data()).awaitEnd();
      var losses = new Reconciler(client, ledger, data()).losses();
      packshot.stop();
      return losses;
    }
  }

  List<String> surprises() {
    return List.copyOf(ledger.surprises());
  }

  long writes() {
    return ledger.writes();
  }

  String summary() {
    return String.format(
        Locale.ROOT,
        "%d kills, %d answered writes: %d sessions, %d photos, %d images",
        kills,
        ledger.writes(),
        ledger.sessions().size(),
        ledger.photos().size(),
        ledger.images().values().stream().mapToInt(Set::size).sum());
  }

  private Path data() {
    return folder.resolve("data");
  }
}
