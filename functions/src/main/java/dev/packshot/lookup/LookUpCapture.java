package dev.packshot.lookup;

import dev.packshot.capture.Capture;
import dev.packshot.capture.CaptureRepository;
import dev.packshot.capture.LookUp;
import dev.packshot.capture.OpenCapture;
import dev.packshot.gs1.ScannedText;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/**
 * The look-up of one capture's product. It may be stopped at any point and repeated, also while
 * another one is under way: the end of a look-up is written once.
 */
public final class LookUpCapture {
  private final CaptureRepository captures;
  private final List<ProductLookUp> sources;
  private final Clock clock;

  /** Creates the look-up in these sources, of which the first that knows the product counts. */
  @Inject
  public LookUpCapture(CaptureRepository captures, List<ProductLookUp> sources, Clock clock) {
    this.captures = captures;
    this.sources = List.copyOf(sources);
    this.clock = clock;
  }

  /** Looks up the product. Returns {@code false} if the look-up has ended before. */
  public boolean run(OpenCapture open) {
    return captures
        .startLookUp(open.session(), open.capture())
        .map(capture -> captures.endLookUp(capture, result(capture)))
        .orElse(false);
  }

  private LookUp result(Capture capture) {
    var lookUp = capture.lookUp();
    if (capture.scan().gtin().isEmpty()) {
      return ScannedText.read(capture.scan().rawValue())
          .fault()
          .map(fault -> lookUp.failed("raw_value " + fault, clock.instant()))
          .orElseGet(() -> lookUp.completed(Optional.empty(), clock.instant()));
    }
    try {
      for (var source : sources) {
        var product = source.find(capture.address().organizationId(), capture.scan().gtin().get());
        if (product.isPresent()) {
          return lookUp.completed(product, clock.instant());
        }
      }
      return lookUp.notFound(clock.instant());
    } catch (LookUpFailedException failed) {
      return lookUp.failed(failed.getMessage(), clock.instant());
    }
  }
}
