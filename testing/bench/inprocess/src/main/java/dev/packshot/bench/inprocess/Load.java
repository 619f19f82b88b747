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
 * Callers that scan as fast as they are answered, against a running Packshot. Takes its address, a
 * key, a key that may make few requests a minute and how many that is, the number of callers and
 * the seconds; prints what became of it as one line of JSON.
 */
public final class Load {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EAGER = 4;
  private static final long PATIENCE_SECONDS = 120;

  private Load() {}

  public static void main(String[] args) throws Exception {
    var address = URI.create(args[0]);
    int callers = Integer.parseInt(args[4]);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(args[5]));
    var photo = new CameraPhoto(640, 480, 1, 0.8f).jpeg();
    var tally = new Tally();
    var limits = new LimitTally(Integer.parseInt(args[3]));
    var everyone = new ArrayList<Callable<Void>>();
    for (int caller = 0; caller < callers; caller++) {
      everyone.add(scanning(new LoadCaller(address, args[1], tally), photo, end));
    }
    for (int caller = 0; caller < EAGER; caller++) {
      everyone.add(asking(new LoadCaller(address, args[2], tally), limits, end));
    }
    run(everyone);
    System.out.println(JSON.writeValueAsString(report(address, args[1], tally, limits)));
    System.exit(0);
  }

  private static void run(List<Callable<Void>> everyone) throws Exception {
    var threads = Executors.newFixedThreadPool(everyone.size());
    for (var done : threads.invokeAll(everyone)) {
      done.get();
    }
    threads.shutdown();
  }

  private static Callable<Void> scanning(LoadCaller caller, byte[] photo, long end) {
    return () -> {
      while (System.nanoTime() < end) {
        caller.scan(photo);
      }
      return null;
    };
  }

  private static Callable<Void> asking(LoadCaller caller, LimitTally limits, long end) {
    return () -> {
      while (System.nanoTime() < end) {
        limits.note(caller.ask());
        Thread.sleep(50);
      }
      return null;
    };
  }

  private static Map<String, Object> report(URI address, String key, Tally tally, LimitTally limits)
      throws Exception {
    var reader = new LoadCaller(address, key, new Tally());
    int ready = 0;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
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
      var read = reader.session(session);
      for (JsonNode found : read.path("product_photos")) {
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
