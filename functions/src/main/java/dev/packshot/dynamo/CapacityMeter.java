package dev.packshot.dynamo;

import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** A counter of the capacity that one request consumes on all of its threads. */
public final class CapacityMeter {
  private static final ThreadLocal<CapacityMeter> CURRENT =
      ThreadLocal.withInitial(CapacityMeter::new);

  private final DoubleAdder readUnits = new DoubleAdder();
  private final DoubleAdder writeUnits = new DoubleAdder();
  private final LongAdder calls = new LongAdder();

  /** Returns the meter attached to the current thread. */
  public static CapacityMeter current() {
    return CURRENT.get();
  }

  /** Returns a new meter, attached to the current thread. */
  public static CapacityMeter start() {
    var meter = new CapacityMeter();
    meter.attach();
    return meter;
  }

  /** Attaches this meter to the current thread. */
  public void attach() {
    CURRENT.set(this);
  }

  public double readUnits() {
    return readUnits.sum();
  }

  public double writeUnits() {
    return writeUnits.sum();
  }

  /** Returns the number of calls to the table, including those whose condition failed. */
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

  /** Counts a write whose condition failed. It consumes capacity too. */
  void refusedWrite(double units) {
    calls.increment();
    writeUnits.add(units);
  }

  private static double units(ConsumedCapacity consumed) {
    return consumed == null || consumed.capacityUnits() == null ? 0 : consumed.capacityUnits();
  }
}
