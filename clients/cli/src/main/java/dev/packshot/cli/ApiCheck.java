package dev.packshot.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The checks of what is reached by HTTP: the API, the clock, and CloudFront. */
public record ApiCheck(Clock clock) {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration MAX_SKEW = Duration.ofMinutes(1);

  /** Requests the contract of an API, and compares this machine's clock with the answer's. */
  public List<Finding> api(String url) {
    try {
      var response = get(url.replaceFirst("/$", "") + "/openapi.json");
      var status =
          response.statusCode() == 200
              ? Finding.good("API", url + " answers")
              : Finding.bad(
                  "API",
                  url + " answers " + response.statusCode(),
                  "look at the log of packshot-…-get-openapi");
      return List.of(status, clock(response));
    } catch (IOException unreachable) {
      return List.of(
          Finding.bad("API", url + " does not answer: " + unreachable, "check the network"));
    }
  }

  /** Requests the domain of pictures. CloudFront answers 403 for what does not exist. */
  List<Finding> pictures(String domain) {
    try {
      int status = get("https://" + domain + "/").statusCode();
      return List.of(
          status < 500
              ? Finding.good("CloudFront", domain + " answers " + status)
              : Finding.bad("CloudFront", domain + " answers " + status, "deploy again"));
    } catch (IOException unreachable) {
      return List.of(
          Finding.bad(
              "CloudFront",
              domain + " does not answer: " + unreachable,
              "a new distribution takes some minutes; then check the network"));
    }
  }

  private Finding clock(HttpResponse<String> response) {
    var date = response.headers().firstValue("Date");
    if (date.isEmpty()) {
      return Finding.good("clock", "the answer has no time");
    }
    var there = ZonedDateTime.parse(date.get(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    var skew = Duration.between(there, clock.instant());
    return skew.abs().compareTo(MAX_SKEW) < 0
        ? Finding.good("clock", "differs by " + skew.toSeconds() + " s")
        : Finding.bad(
            "clock",
            "differs by " + skew.toSeconds() + " s",
            "set this machine's clock by NTP; AWS refuses signatures of another time");
  }

  private static HttpResponse<String> get(String url) throws IOException {
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }
}
