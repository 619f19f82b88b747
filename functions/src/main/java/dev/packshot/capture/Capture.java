package dev.packshot.capture;

import dev.packshot.json.JsonWriter;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** A barcode or a picture of one that was captured in a session. */
public record Capture(
    CaptureAddress address,
    Scan scan,
    LookUp lookUp,
    Map<String, String> metadata,
    Instant createdAt) {
  /** The order of a session's captures: as they were made. */
  public static final Comparator<Capture> ORDER =
      Comparator.comparing(capture -> capture.address().captureId().toString());

  public Capture {
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
  }

  /** Returns a new capture whose product is still to be looked up. */
  public static Capture create(
      CaptureAddress address, Scan scan, Map<String, String> metadata, Instant now) {
    return new Capture(address, scan, LookUp.pending(0), metadata, now);
  }

  public CaptureStatus status() {
    return lookUp.status();
  }

  /** Returns the capture without metadata, for a response that has no room for it. */
  public Capture withoutMetadata() {
    return new Capture(address, scan, lookUp, Map.of(), createdAt);
  }

  /** Returns the problem for a capture that does not exist or is not the caller's. */
  public static RuntimeException notFound() {
    return new ProblemException(Problem.notFound("capture"));
  }

  /** Writes the fields that the API shows. */
  public void write(JsonWriter json) {
    json.field("short_id", address.captureId().toString())
        .field("status", status().name())
        .field("capture_type", scan.type().name())
        .field("raw_value", scan.rawValue())
        .field("gtin", scan.gtin())
        .field("restricted", scan.isRestricted())
        .field("error_message", lookUp.message())
        .field("created", createdAt)
        .field("metadata", metadata)
        .field("gs1_dl_data", scan.elements())
        .field("product_short_id", lookUp.product().flatMap(KnownProduct::id))
        .field("product_name", lookUp.product().map(KnownProduct::name))
        .field("processed_at", lookUp.endedAt())
        .field("uploaded_image_key", scan.imageKey())
        .object("qr_analysis", analysis -> {});
  }

  /** Writes the fields that a session's status shows. */
  public void writeStatus(JsonWriter json) {
    json.field("short_id", address.captureId().toString())
        .field("status", status().name())
        .field("proposal_count", 0);
  }
}
