package dev.packshot.lookup;

import dev.packshot.capture.KnownProduct;
import dev.packshot.dynamo.Deadline;
import dev.packshot.dynamo.Retry;
import dev.packshot.gs1.Gtin;
import dev.packshot.id.OrganizationId;
import dev.packshot.work.Background;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.inject.Inject;
import javax.net.ssl.SSLSocketFactory;

/**
 * The products of a server on the internet. An attempt that fails is repeated after a pause, at
 * most twice. After several failures in a row, the server is not asked for some time.
 */
public final class HttpProducts implements ProductLookUp {
  private static final int ATTEMPTS = 3;
  private static final long FIRST_PAUSE_MILLIS = 200;

  /** The time of an attempt, and some for what follows it. */
  private static final Duration RESERVE = ProductRequest.TOTAL.plusSeconds(2);

  private final ProductServer server;
  private final ProductRequest request;
  private final Circuit circuit = new Circuit();
  private final Pace pace;
  private final Retry.Pause pause;
  private final RandomGenerator random;
  private final Clock clock;

  private HttpProducts(
      ProductServer server,
      ProductRequest request,
      Retry.Pause pause,
      RandomGenerator random,
      Clock clock) {
    this.server = server;
    this.request = request;
    this.pace = new Pace(server.perMinute());
    this.pause = pause;
    this.random = random;
    this.clock = clock;
  }

  /** The creation of the source of a server's products. */
  public static final class Factory {
    private final Background background;
    private final Retry.Pause pause;
    private final RandomGenerator random;
    private final Clock clock;

    @Inject
    public Factory(Background background, Retry.Pause pause, RandomGenerator random, Clock clock) {
      this.background = background;
      this.pause = pause;
      this.random = random;
      this.clock = clock;
    }

    public HttpProducts create(ProductServer server) {
      var tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
      var sockets = new CheckedSockets(tls, PublicAddresses::contain);
      return new HttpProducts(
          server, new ProductRequest(sockets, background), pause, random, clock);
    }
  }

  @Override
  public Optional<KnownProduct> find(OrganizationId organization, Gtin gtin)
      throws LookUpFailedException {
    if (gtin.isRestricted()) {
      return Optional.empty(); // another company may have given the number to another product
    }
    var open = circuit.enter(clock.instant());
    if (open.isPresent()) {
      var message = message("has not answered for some time");
      throw LookUpFailedException.after(message, message, open.get());
    }
    for (int attempt = 1; ; attempt++) {
      requirePace();
      var answer = attempt(gtin);
      if (answer.failure().isEmpty()) {
        circuit.succeeded();
        return answer.name().map(name -> new KnownProduct(Optional.empty(), name));
      }
      var failure = answer.failure().get();
      if (!failure.mayPass() || attempt == ATTEMPTS || !Deadline.current().allows(RESERVE)) {
        circuit.failed(clock.instant(), failure.retryAfter());
        throw LookUpFailedException.after(
            message("has not answered"),
            message(failure.reason()),
            failure.retryAfter().orElse(Duration.ZERO));
      }
      long longest = FIRST_PAUSE_MILLIS << attempt;
      pause.of(longest / 2 + random.nextLong(longest / 2));
    }
  }

  private void requirePace() throws LookUpFailedException {
    if (!pace.enter(clock.instant())) {
      throw LookUpFailedException.notAttempted(message("may not be asked more often"));
    }
  }

  /** The result of one attempt: a failure, or the product's name if the server knows it. */
  private record Answer(Optional<String> name, Optional<Failure> failure) {}

  /**
   * The failure of one attempt.
   *
   * @param mayPass whether another attempt may succeed a moment later
   * @param retryAfter when the server wants to be asked again
   */
  private record Failure(String reason, boolean mayPass, Optional<Duration> retryAfter) {}

  private Answer attempt(Gtin gtin) {
    try {
      var answer = request.send(server.product(number(gtin)), server.userAgent());
      return switch (answer.status()) {
        case 200 -> read(answer.body());
        case 404 -> new Answer(Optional.empty(), Optional.empty());
        default -> failed(answer);
      };
    } catch (IOException failure) {
      return failed("has not answered: " + failure.getMessage(), true, Optional.empty());
    }
  }

  private static Answer read(byte[] body) {
    try {
      return new Answer(ProductDocument.read(body).name(), Optional.empty());
    } catch (IOException unreadable) {
      return failed("has sent " + unreadable.getMessage(), false, Optional.empty());
    }
  }

  private Answer failed(ProductRequest.Answer answer) {
    int status = answer.status();
    // Open Food Facts answers 503 to a client that asks too often
    boolean mayPass = status >= 500 && status != 503;
    return failed(
        "has answered with status " + status,
        mayPass,
        answer.retryAfter().flatMap(text -> RetryAfter.parse(text, clock.instant())));
  }

  private static Answer failed(String reason, boolean mayPass, Optional<Duration> retryAfter) {
    return new Answer(Optional.empty(), Optional.of(new Failure(reason, mayPass, retryAfter)));
  }

  private String message(String reason) {
    return server.url().getHost() + " " + reason + "; try again later.";
  }

  /** Returns a number without the zeros that pad it, as EAN-8, EAN-13 or GTIN-14. */
  private static String number(Gtin gtin) {
    var digits = gtin.digits();
    if (digits.startsWith("000000")) {
      return digits.substring(6);
    }
    return digits.startsWith("0") ? digits.substring(1) : digits;
  }
}
