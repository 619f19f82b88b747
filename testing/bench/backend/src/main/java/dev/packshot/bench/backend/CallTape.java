package dev.packshot.bench.backend;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Writes down the name and the length of each call, whoever makes it, from one {@code GET /calls}
 * to the next, which is answered with them: a line each.
 */
final class CallTape extends Handler.Wrapper {
  private static final int LONGEST = 1_000;

  private final List<String> calls = new ArrayList<>();
  private boolean running;

  CallTape(Handler table) {
    super(table);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.getHttpURI().getPath().equals("/calls")) {
      Content.Sink.write(response, true, taken(), callback);
      return true;
    }
    note(request);
    return super.handle(request, response, callback);
  }

  private synchronized String taken() {
    var taken = String.join("\n", calls);
    calls.clear();
    running = true;
    return taken;
  }

  private synchronized void note(Request request) {
    if (running) {
      var target = request.getHeaders().get("X-Amz-Target");
      var length = request.getHeaders().get(HttpHeader.CONTENT_LENGTH);
      calls.add(target.substring(target.indexOf('.') + 1) + " " + length);
      running = calls.size() < LONGEST;
    }
  }
}
