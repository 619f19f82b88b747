package dev.packshot.snapshot;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.dynamo.Retry;
import dev.packshot.event.Route;
import dev.packshot.imaging.DecodingImageJudge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The event that a function handles before its snapshot. It is sent to AWS once, where it changes
 * nothing: its key was never issued and its session does not exist. It is then sent to a double of
 * AWS until most of its code path is compiled.
 */
public final class Priming {
  /**
   * More than the calls after which a method is compiled ({@code -XX:Tier3InvocationThreshold}).
   */
  private static final int REPETITIONS = 300;

  /** The calls to AWS. A new role is usually known within 10 s. */
  static final int ATTEMPTS = 7;

  private static final long PAUSE_MILLIS = 5_000;

  private static final String SAMPLE_BUCKET =
      "packshot-production-photos-123456789012-eu-central-1";

  private final Optional<String> event;
  private final boolean decodesHeic;

  private Priming(Optional<String> event) {
    this(event, false);
  }

  private Priming(Optional<String> event, boolean decodesHeic) {
    this.event = event;
    this.decodesHeic = decodesHeic;
  }

  /** Returns no priming, for a handler whose every run has an effect. */
  public static Priming none() {
    return new Priming(Optional.empty());
  }

  /** Returns the priming of a route by its sample event. */
  public static Priming of(Route route) {
    return new Priming(Optional.of(text("routes/" + fileName(route))));
  }

  /** Returns the priming of the fallback function. */
  public static Priming ofUnknownRoute() {
    return new Priming(Optional.of(text("api-unknown-path.json")));
  }

  /** Returns the priming of the upload event by an object in this bucket. */
  public static Priming ofUploads(String bucket) {
    var sample = text("sqs-s3-object-created.json");
    return new Priming(Optional.of(sample.replace(SAMPLE_BUCKET, bucket)));
  }

  /** Returns the same priming, after which a small HEIC is decoded if there is a decoder. */
  public Priming withHeic(boolean isDecoded) {
    return new Priming(event, isDecoded);
  }

  /** Returns the name of a route's sample event in {@code events/routes}. */
  static String fileName(Route route) {
    return route.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
  }

  /** Returns the table items that the sample events refer to, as a JSON array. */
  static String tableItems() {
    return text("table-items.json");
  }

  /**
   * Sends the event once, and again for half a minute while it fails: AWS may not know the
   * function's role yet. The last failure is logged; the function starts nevertheless.
   */
  void callAws(RequestStreamHandler handler, Retry.Pause pause) {
    event.ifPresent(
        text -> {
          var failure = call(handler, text);
          for (int time = 1; time < ATTEMPTS && failure.isPresent(); time++) {
            pause.of(PAUSE_MILLIS);
            failure = call(handler, text);
          }
          failure.ifPresent(Priming::log);
        });
  }

  /** Sends the event to a handler on an {@link AwsDouble} until it is compiled, or fails. */
  void callDouble(RequestStreamHandler handler) {
    event.ifPresent(
        text -> {
          Optional<String> failure = Optional.empty();
          for (int time = 0; time < REPETITIONS && failure.isEmpty(); time++) {
            failure = call(handler, text);
          }
          failure.ifPresent(Priming::log);
        });
    if (decodesHeic) {
      DecodingImageJudge.prime();
    }
  }

  /** Sends the event, and returns what the handler logs or throws if it fails. */
  private static Optional<String> call(RequestStreamHandler handler, String event) {
    var context = new PrimingContext();
    try {
      handler.handleRequest(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
          OutputStream.nullOutputStream(),
          context);
      return context.failure();
    } catch (IOException | RuntimeException failure) {
      return context.failure().or(() -> Optional.of(failure.toString()));
    }
  }

  private static void log(String failure) {
    LambdaRuntime.getLogger().log("Priming failed: " + failure.strip() + "\n");
  }

  private static String text(String file) {
    try (var stream = Priming.class.getResourceAsStream("events/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("There is no sample event events/" + file + ".");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
