package dev.packshot.bench.inprocess;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whole requests in this JVM against the bare SDK calls that they make, in alternating blocks.
 * Takes a folder with one event a route and the facts, how many blocks, how many calls a block, and
 * how many of those that wait for S3; prints a line of JSON a block. With no block at all it prints
 * the calls that one request of each route makes, ours and bare.
 */
public final class Warm {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Blocks that do not count: the table, too, gets quicker with its first thousands of calls. */
  private static final int WARM_UP = 6;

  private Warm() {}

  public static void main(String[] args) throws Exception {
    var routes = new Routes(Path.of(args[0])).all();
    int blocks = Integer.parseInt(args[1]);
    int calls = Integer.parseInt(args[2]);
    int slowCalls = Integer.parseInt(args[3]);
    if (blocks == 0) {
      for (var route : routes) {
        System.out.println(made(route));
      }
      System.exit(0);
    }
    for (int block = -WARM_UP; block < blocks; block++) {
      for (var route : routes) {
        var told = measure(route, route.slow() ? slowCalls : calls, block % 2 == 0);
        if (block >= 0) {
          System.out.println(told);
        }
      }
    }
    System.exit(0);
  }

  /** Who comes first has the caches of whoever was before: each does in every other block. */
  private static String measure(Compared route, int calls, boolean oursFirst) throws Exception {
    var first = Cost.of((oursFirst ? route.ours() : route.bare()).calls(calls));
    var second = Cost.of((oursFirst ? route.bare() : route.ours()).calls(calls));
    var ours = oursFirst ? first : second;
    var bare = oursFirst ? second : first;
    return JSON.writeValueAsString(Map.of("route", route.route(), "ours", ours, "bare", bare));
  }

  private static String made(Compared route) throws Exception {
    var ours = CallList.of(route.ours().calls(1).get(0));
    var bare = CallList.of(route.bare().calls(1).get(0));
    return JSON.writeValueAsString(Map.of("route", route.route(), "ours", ours, "bare", bare));
  }
}
