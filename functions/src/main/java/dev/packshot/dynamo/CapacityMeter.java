package dev.packshot.dynamo;

import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** What one request has consumed of the table, on whichever threads it ran. */
public final class CapacityMeter {
  private static final ThreadLocal<CapacityMeter> CURRENT =
      ThreadLocal.withInitial(CapacityMeter::new);

  private final DoubleAdder readUnits = new DoubleAdder();
  private final DoubleAdder writeUnits = new DoubleAdder();
  private final LongAdder calls = new LongAdder();

  /** The meter of the request that this thread works for. */
  public static CapacityMeter current() {
    return CURRENT.get();
  }

  /** Starts to count for a request on this thread. */
  public static CapacityMeter start() {
    var meter = new CapacityMeter();
    meter.follow();
    return meter;
  }

  /** Counts on this thread too, from now on. */
  public void follow() {
    CURRENT.set(this);
  }

  public double readUnits() {
    return readUnits.sum();
  }

  public double writeUnits() {
    return writeUnits.sum();
  }

  /** Calls to the table, failed conditions included. */
  public long calls() {
    return calls.sum();
  }

  void read(ConsumedCapacity consumed) {
    calls.increment();
    readUnits.add(units(consumed));
  }

  void write(ConsumedCapacity consumed) {
    calls.increment();
    writeUnits.add(units(consumed));
  }

  /** A write that its condition refused: it consumes what it would have written, at least 1. */
  void refusedWrite(double units) {
    calls.increment();
    writeUnits.add(units);
  }

  private static double units(ConsumedCapacity consumed) {
    return consumed == null || consumed.capacityUnits() == null ? 0 : consumed.capacityUnits();
  }
}
