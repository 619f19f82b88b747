package dev.packshot.local.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** The answers to requests that Jetty refuses to parse. Without it, Jetty answers with HTML. */
record ParserErrors(GatewayAnswers answers) implements Request.Handler {
  private static final int URI_TOO_LONG = 414;
  private static final int HEADERS_TOO_LARGE = 431;
  private static final int SERVER_ERRORS = 500;
  private static final int VERSION_NOT_SUPPORTED = 505;

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var call = call(request);
    GatewayHandler.send(response, answer(call, status(request)), callback);
    return true;
  }

  private HttpAnswer answer(HttpCall call, int status) {
    if (status == URI_TOO_LONG || status == HEADERS_TOO_LARGE) {
      return answers.tooLarge(call, "The request line and headers are larger than 10,240 bytes.");
    }
    return status < SERVER_ERRORS || status == VERSION_NOT_SUPPORTED
        ? answers.badRequest(call, "The request is not valid HTTP.")
        : answers.internalError(call);
  }

  private static int status(Request request) {
    return request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer status
        ? status
        : SERVER_ERRORS;
  }

  /** Returns what is known of the request, which may be very little. */
  private static HttpCall call(Request request) {
    var headers = new LinkedHashMap<String, List<String>>();
    var host = request.getHeaders().get(HttpHeader.HOST);
    var address = "127.0.0.1:" + Request.getLocalPort(request);
    headers.put("Host", List.of(host == null || host.isBlank() ? address : host));
    headers.put("X-Forwarded-Proto", List.of(request.isSecure() ? "https" : "http"));
    return new HttpCall(
        UUID.randomUUID().toString(),
        "GET",
        "/",
        null,
        Map.copyOf(headers),
        Request.getRemoteAddr(request),
        "HTTP/1.1");
  }
}
