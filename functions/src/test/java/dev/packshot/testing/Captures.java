package dev.packshot.testing;

import dev.packshot.capture.Capture;
import dev.packshot.capture.CaptureAddress;
import dev.packshot.capture.CaptureType;
import dev.packshot.capture.Scan;
import dev.packshot.gs1.Gtin;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Captures that tests store without a request. */
public final class Captures {
  private static final String GTIN = "04006381333931";

  private Captures() {}

  /** Adds a capture whose product nobody knows, and which may be tried again. */
  public static void addOfUnknownProduct(
      TestComponent graph, CaptureAddress address, Instant addedAt) {
    var scan =
        new Scan(CaptureType.BARCODE, GTIN, Gtin.parse(GTIN), Map.of(), Optional.empty(), false);
    graph.captures().add(Capture.create(address, scan, Map.of(), addedAt), Optional.empty());
    var started = graph.captures().startLookUp(address.sessionId(), address.captureId());
    var ended = started.orElseThrow().lookUp().notFound(addedAt);
    graph.captures().endLookUp(started.orElseThrow(), ended);
  }
}
