package dev.packshot.bench.inprocess;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.devkit.InvocationContext;
import dev.packshot.lambda.CreateSessionHandler;
import dev.packshot.lambda.GetSessionHandler;
import dev.packshot.lambda.PresignUploadHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whole requests in this JVM against the bare SDK calls that they make, in alternating blocks.
 * Takes a folder with one event a route, a key, a session, how many blocks and how many calls a
 * block; prints a line of JSON a block.
 */
public final class Warm {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Blocks that do not count: the table, too, gets quicker with its first thousands of calls. */
  private static final int WARM_UP = 6;

  private Warm() {}

  public static void main(String[] args) throws Exception {
    var events = Path.of(args[0]);
    var bare = new BareCalls(args[1], args[2]);
    var routes = new LinkedHashMap<String, Pair>();
    routes.put(
        "create_session",
        new Pair(call(new CreateSessionHandler(), events, "create_session"), bare::createSession));
    routes.put(
        "get_session",
        new Pair(call(new GetSessionHandler(), events, "get_session"), bare::getSession));
    routes.put(
        "presign_upload",
        new Pair(call(new PresignUploadHandler(), events, "presign_upload"), bare::presignUpload));
    int blocks = Integer.parseInt(args[3]);
    int calls = Integer.parseInt(args[4]);
    for (int block = -WARM_UP; block < blocks; block++) {
      for (var route : routes.entrySet()) {
        var told = measure(route.getKey(), route.getValue(), calls);
        if (block >= 0) {
          System.out.println(told);
        }
      }
    }
    System.exit(0);
  }

  private static String measure(String route, Pair pair, int calls) throws Exception {
    var ours = Cost.of(calls, pair.ours);
    var bare = Cost.of(calls, pair.bare);
    return JSON.writeValueAsString(Map.of("route", route, "ours", ours, "bare", bare));
  }

  private static Cost.Call call(RequestStreamHandler handler, Path events, String route)
      throws Exception {
    var event = Files.readAllBytes(events.resolve(route + ".json"));
    var context = new InvocationContext("bench", line -> {});
    return () -> {
      var answer = new ByteArrayOutputStream();
      handler.handleRequest(new ByteArrayInputStream(event), answer, context);
      var text = answer.toString(StandardCharsets.UTF_8);
      if (!text.startsWith("{\"statusCode\":20")) {
        throw new IllegalStateException(text);
      }
    };
  }

  private record Pair(Cost.Call ours, Cost.Call bare) {}
}
