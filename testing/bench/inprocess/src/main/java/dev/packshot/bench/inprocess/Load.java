package dev.packshot.bench.inprocess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.devkit.picture.CameraPhoto;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A load of callers that never pause, on a running Packshot. The arguments are its address, a key,
 * a key with a low rate limit, that limit per minute, the number of callers, and the seconds. The
 * program prints a report as one line of JSON.
 */
public final class Load {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LIMITED_CALLERS = 4;
  private static final long TIMEOUT_SECONDS = 120;

  private Load() {}

  public static void main(String[] args) throws Exception {
    var address = URI.create(args[0]);
    int callers = Integer.parseInt(args[4]);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(args[5]));
    var photo = new CameraPhoto(640, 480, 1, 0.8f).jpeg();
    var tally = new Tally();
    var limits = new LimitTally(Integer.parseInt(args[3]));
    var loops = new ArrayList<Callable<Void>>();
    for (int caller = 0; caller < callers; caller++) {
      loops.add(scanLoop(new LoadCaller(address, args[1], tally), photo, end));
    }
    for (int caller = 0; caller < LIMITED_CALLERS; caller++) {
      loops.add(limitedLoop(new LoadCaller(address, args[2], tally), limits, end));
    }
    run(loops);
    System.out.println(JSON.writeValueAsString(report(address, args[1], tally, limits)));
    System.exit(0);
  }

  private static void run(List<Callable<Void>> loops) throws Exception {
    var threads = Executors.newFixedThreadPool(loops.size());
    for (var loop : threads.invokeAll(loops)) {
      loop.get();
    }
    threads.shutdown();
  }

  private static Callable<Void> scanLoop(LoadCaller caller, byte[] photo, long end) {
    return () -> {
      while (System.nanoTime() < end) {
        caller.scan(photo);
      }
      return null;
    };
  }

  private static Callable<Void> limitedLoop(LoadCaller caller, LimitTally limits, long end) {
    return () -> {
      while (System.nanoTime() < end) {
        limits.add(caller.readMissingSession());
        Thread.sleep(50);
      }
      return null;
    };
  }

  private static Map<String, Object> report(URI address, String key, Tally tally, LimitTally limits)
      throws Exception {
    var reader = new LoadCaller(address, key, new Tally());
    int ready = 0;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    for (var uploaded : tally.uploads().entrySet()) {
      ready += isReady(reader, uploaded.getKey(), uploaded.getValue(), end) ? 1 : 0;
    }
    var report = tally.report();
    report.put("photos_uploaded", tally.uploads().size());
    report.put("photos_ready", ready);
    report.put("photos_lost", tally.uploads().size() - ready);
    report.putAll(limits.report());
    return report;
  }

  private static boolean isReady(LoadCaller reader, String photo, String session, long end)
      throws Exception {
    do {
      for (JsonNode found : reader.readSession(session).path("product_photos")) {
        if (found.path("short_id").asText().equals(photo)
            && found.path("upload_status").asText().equals("ready")) {
          return true;
        }
      }
      Thread.sleep(100);
    } while (System.nanoTime() < end);
    return false;
  }
}
