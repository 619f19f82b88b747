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

/** The target's API; every request and answer is held against the contract. */
final class Api {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TOO_MANY = 429;
  private static final AtomicInteger HELD = new AtomicInteger();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final Target target = Target.current();

  /** How many requests and answers were held against the contract so far. */
  static int held() {
    return HELD.get();
  }

  /** Sends with the target's key. Where its limit is used up, waits as it is told, and goes on. */
  Answer send(Call call) {
    return patiently(call.header("X-API-Key", target.key()));
  }

  /** Sends as it is, without a key of ours. */
  Answer sendAnonymously(Call call) {
    return patiently(call);
  }

  /** Sends with a key, and takes 429 for an answer like others. */
  Answer sendOnce(Call call, String key) {
    return exchange(call.header("X-API-Key", key));
  }

  private Answer patiently(Call call) {
    var answer = exchange(call);
    while (answer.status() == TOO_MANY) {
      sleep(answer.number("Retry-After"));
      answer = exchange(call);
    }
    return answer;
  }

  private Answer exchange(Call call) {
    var answer = exchangeUnchecked(target.url(), call);
    Contract.current().check(answer, target.url());
    HELD.incrementAndGet();
    return answer;
  }

  static Answer exchangeUnchecked(String url, Call call) {
    var address = url + call.path() + (call.query().isEmpty() ? "" : "?" + call.query());
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(PATIENCE)
            .method(call.method(), BodyPublishers.ofByteArray(call.body()));
    call.headers().forEach(request::header);
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(call, response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException("no answer to " + call, e);
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
