package dev.packshot.bench.inprocess;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;

/**
 * A comparison of whole requests in this JVM with the bare SDK calls that they make, in alternating
 * blocks. The arguments are a folder with the fixture and an event per route, the number of blocks,
 * the number of requests per block, and that number for slow routes. The program prints a line of
 * JSON per block. Without blocks it prints the calls of one request of each route instead.
 */
public final class WarmRequests {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The number of blocks that do not count. They warm up the table as well as this JVM. */
  private static final int WARM_UP = 6;

  private WarmRequests() {}

  public static void main(String[] args) throws Exception {
    var comparisons = new RouteComparisons(Path.of(args[0])).all();
    int blocks = Integer.parseInt(args[1]);
    int count = Integer.parseInt(args[2]);
    int slowCount = Integer.parseInt(args[3]);
    if (blocks == 0) {
      for (var comparison : comparisons) {
        System.out.println(recordCalls(comparison));
      }
      System.exit(0);
    }
    for (int block = -WARM_UP; block < blocks; block++) {
      for (var comparison : comparisons) {
        var line = measure(comparison, comparison.slow() ? slowCount : count, block % 2 == 0);
        if (block >= 0) {
          System.out.println(line);
        }
      }
    }
    System.exit(0);
  }

  /** The order alternates between blocks, because the second side profits from warm caches. */
  private static String measure(Comparison comparison, int count, boolean oursFirst)
      throws Exception {
    var first = Cost.of((oursFirst ? comparison.ours() : comparison.bare()).prepare(count));
    var second = Cost.of((oursFirst ? comparison.bare() : comparison.ours()).prepare(count));
    var ours = oursFirst ? first : second;
    var bare = oursFirst ? second : first;
    return JSON.writeValueAsString(Map.of("route", comparison.route(), "ours", ours, "bare", bare));
  }

  private static String recordCalls(Comparison comparison) throws Exception {
    var ours = RecordedCalls.of(comparison.ours().prepare(1).get(0));
    var bare = RecordedCalls.of(comparison.bare().prepare(1).get(0));
    return JSON.writeValueAsString(Map.of("route", comparison.route(), "ours", ours, "bare", bare));
  }
}
