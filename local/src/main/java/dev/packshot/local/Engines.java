package dev.packshot.local;

import dev.packshot.local.function.LocalFunction;
import dev.packshot.local.issuer.DevelopmentIssuer;
import dev.packshot.lookup.ProductServer;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** The database, the object store and the delivery of upload events of a local run. */
interface Engines extends AutoCloseable {
  String REGION = "us-east-1";

  /**
   * Creates the graph of functions on these engines, which trust the issuer.
   *
   * @param s3 the address of S3 that clients use
   */
  LocalComponent graph(
      Clock clock, DevelopmentIssuer issuer, Optional<ProductServer> products, URI s3);

  /** The address of S3. */
  URI s3Url();

  /** The location of the data, for display. */
  String dataLocation();

  /**
   * Starts to deliver upload events to the function.
   *
   * @param onDataLoss called after a lost table was created again, without keys
   */
  AutoCloseable startDelivery(LocalFunction uploadHandler, Runnable onDataLoss);

  @Override
  void close();
}
