package dev.packshot.local;

import dev.packshot.local.function.LocalFunction;
import java.net.URI;
import java.time.Clock;

/** The table, the bucket, and the way of an upload's event, of a local run. */
interface Engines extends AutoCloseable {
  String REGION = "us-east-1";

  /** The functions' object graph on these engines. */
  LocalComponent graph(Clock clock);

  /** Where uploads are posted to. */
  URI s3Url();

  /** Where the data lies, for people. */
  String place();

  /**
   * Starts to hand the events of uploads to the function.
   *
   * @param whenEmptied is called where the table has turned out to be a new one, without keys
   */
  AutoCloseable deliverTo(LocalFunction judge, Runnable whenEmptied);

  @Override
  void close();
}
