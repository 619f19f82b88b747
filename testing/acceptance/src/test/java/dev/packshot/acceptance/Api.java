package dev.packshot.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A client of the target that checks every request and response against the contract. */
final class Api {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final AtomicInteger CHECKED = new AtomicInteger();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final Target target = Target.current();

  /** Returns the number of requests and responses that were checked so far. */
  static int checked() {
    return CHECKED.get();
  }

  /** Sends a request with the target's key. Waits and repeats it when it is rate-limited. */
  Response send(Request request) {
    return sendWithRetries(request.header("X-API-Key", target.key()));
  }

  /** Sends a request without adding a key. Waits and repeats it when it is rate-limited. */
  Response sendAnonymously(Request request) {
    return sendWithRetries(request);
  }

  /** Sends a request with a key, and returns a 429 like other responses. */
  Response sendOnce(Request request, String key) {
    return exchange(request.header("X-API-Key", key));
  }

  private Response sendWithRetries(Request request) {
    var response = exchange(request);
    while (response.status() == TOO_MANY_REQUESTS) {
      sleep(response.number("Retry-After"));
      response = exchange(request);
    }
    return response;
  }

  private Response exchange(Request request) {
    var response = exchangeUnchecked(target.url(), request);
    Contract.current().check(response, target.url());
    CHECKED.incrementAndGet();
    return response;
  }

  /** Sends a request without checking the response. */
  static Response exchangeUnchecked(String url, Request request) {
    var address = url + request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
    var httpRequest =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(TIMEOUT)
            .method(request.method(), BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach(httpRequest::header);
    try {
      var httpResponse = HTTP.send(httpRequest.build(), BodyHandlers.ofString());
      return new Response(
          request, httpResponse.statusCode(), httpResponse.headers(), httpResponse.body());
    } catch (IOException e) {
      throw new UncheckedIOException("no response to " + request, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static void sleep(long seconds) {
    try {
      Thread.sleep(Duration.ofSeconds(seconds).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
