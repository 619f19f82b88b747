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
 * A handler that records the operation and the length of the body of every call. A {@code GET
 * /calls} starts the recording, and returns the calls since the last one, one per line.
 */
final class CallRecorder extends Handler.Wrapper {
  private static final int MAX_CALLS = 1_000;

  private final List<String> calls = new ArrayList<>();
  private boolean recording;

  CallRecorder(Handler table) {
    super(table);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.getHttpURI().getPath().equals("/calls")) {
      Content.Sink.write(response, true, takeCalls(), callback);
      return true;
    }
    record(request);
    return super.handle(request, response, callback);
  }

  private synchronized String takeCalls() {
    var taken = String.join("\n", calls);
    calls.clear();
    recording = true;
    return taken;
  }

  private synchronized void record(Request request) {
    if (recording) {
      var target = request.getHeaders().get("X-Amz-Target");
      var length = request.getHeaders().get(HttpHeader.CONTENT_LENGTH);
      calls.add(target.substring(target.indexOf('.') + 1) + " " + length);
      recording = calls.size() < MAX_CALLS;
    }
  }
}
