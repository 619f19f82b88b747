package dev.packshot.lookup;

import dev.packshot.capture.Capture;
import dev.packshot.capture.CaptureRepository;
import dev.packshot.capture.LookUp;
import dev.packshot.capture.OpenCapture;
import dev.packshot.gs1.ScannedText;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.inject.Inject;

/**
 * The look-up of one capture's product. It may be stopped at any point and repeated, also while
 * another one is under way: the end of a look-up is written once. A source that does not answer
 * postpones it, {@value #MAX_TRIES} times at most, which takes some six hours.
 */
public final class LookUpCapture {
  static final int MAX_TRIES = 12;
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final CaptureRepository captures;
  private final List<ProductLookUp> sources;
  private final UnreadPictures pictures;
  private final RandomGenerator random;
  private final Clock clock;

  /** Creates the look-up in these sources, of which the first that knows the product counts. */
  @Inject
  public LookUpCapture(
      CaptureRepository captures,
      List<ProductLookUp> sources,
      UnreadPictures pictures,
      RandomGenerator random,
      Clock clock) {
    this.captures = captures;
    this.sources = List.copyOf(sources);
    this.pictures = pictures;
    this.random = random;
    this.clock = clock;
  }

  /**
   * The result of a look-up.
   *
   * @param hasEnded whether this one has ended it
   * @param failure why it has to wait
   */
  public record Result(boolean hasEnded, Optional<String> failure) {}

  /** Looks up the product, unless the look-up has ended before. */
  public Result run(OpenCapture open) {
    return captures
        .startLookUp(open.session(), open.capture())
        .map(this::lookUp)
        .orElse(new Result(false, Optional.empty()));
  }

  private Result lookUp(Capture capture) {
    try {
      return new Result(captures.endLookUp(capture, find(capture)), Optional.empty());
    } catch (LookUpFailedException failed) {
      return new Result(postpone(capture, failed), Optional.of(failed.detail()));
    }
  }

  private LookUp find(Capture capture) throws LookUpFailedException {
    var lookUp = capture.lookUp();
    if (capture.scan().isUnread()) {
      throw pictures.await(capture);
    }
    if (capture.scan().gtin().isEmpty()) {
      return ScannedText.read(capture.scan().rawValue())
          .fault()
          .map(fault -> lookUp.failed("raw_value " + fault, clock.instant()))
          .orElseGet(() -> lookUp.completed(Optional.empty(), clock.instant()));
    }
    for (var source : sources) {
      var product = source.find(capture.address().organizationId(), capture.scan().gtin().get());
      if (product.isPresent()) {
        return lookUp.completed(product, clock.instant());
      }
    }
    return lookUp.notFound(clock.instant());
  }

  /** Leaves a look-up to a later run. Returns whether it has ended, since there were enough. */
  private boolean postpone(Capture capture, LookUpFailedException failed) {
    if (failed.pause().isEmpty()) {
      return false;
    }
    var lookUp = capture.lookUp();
    if (lookUp.tries() + 1 >= MAX_TRIES) {
      return captures.endLookUp(capture, lookUp.failed(failed.getMessage(), clock.instant()));
    }
    var pause = longer(pause(lookUp.tries()), failed.pause().get());
    captures.postpone(capture, clock.instant().plus(pause));
    return false;
  }

  /** Returns a pause that grows with the number of tries, and of which up to a half is chance. */
  private Duration pause(long tries) {
    var longest = FIRST_PAUSE.multipliedBy(1L << Math.min(tries + 1, MAX_TRIES));
    var bounded = Math.min(longest.toMillis(), LONGEST_PAUSE.toMillis());
    return Duration.ofMillis(bounded / 2 + random.nextLong(bounded / 2));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
