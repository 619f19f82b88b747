package dev.packshot.simulation.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.graph.AppComponent;
import dev.packshot.simulation.fault.FaultKind;
import dev.packshot.simulation.fault.Faults;
import dev.packshot.simulation.time.Chance;
import dev.packshot.simulation.time.History;
import dev.packshot.simulation.time.Scheduler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The instances of all functions. An instance handles one event at a time and is used again, unless
 * it was killed.
 */
public final class Fleet {
  private static final long LARGEST_SKEW_MILLIS = 1_000;
  private static final String ERROR_LINE = "{\"level\":\"ERROR\"";

  private final Scheduler scheduler;
  private final Chance chance;
  private final Faults faults;
  private final History history;
  private final BiFunction<Clock, Chance, AppComponent> graphs;
  private final Map<FunctionName, Deque<Instance>> idle = new LinkedHashMap<>();
  private long instances;

  /**
   * Creates a fleet without instances.
   *
   * @param graphs creates the object graph of an instance from its clock and its chance
   */
  public Fleet(
      Scheduler scheduler,
      Chance chance,
      Faults faults,
      History history,
      BiFunction<Clock, Chance, AppComponent> graphs) {
    this.scheduler = scheduler;
    this.chance = chance;
    this.faults = faults;
    this.history = history;
    this.graphs = graphs;
  }

  private record Instance(RequestStreamHandler handler, String name, SkewedClock clock) {}

  /**
   * Runs a function in the current actor. Returns its answer; empty if it was throttled, killed or
   * out of time.
   */
  public Optional<byte[]> invoke(FunctionName function, byte[] event) {
    return invoke(function, event, Optional.empty());
  }

  /** Runs a function in the same way for an event that other invocations may handle as well. */
  Optional<byte[]> invoke(FunctionName function, byte[] event, Optional<Delivery> delivery) {
    if (faults.happens(FaultKind.INVOCATION_THROTTLED)) {
      history.add(() -> function + " is throttled");
      return Optional.empty();
    }
    var actor = scheduler.running();
    var waiting = idle.computeIfAbsent(function, it -> new ArrayDeque<>());
    var instance = waiting.isEmpty() ? start(function) : thawed(waiting.poll());
    var invocation =
        new Invocation(
            function.toString(), scheduler.millis() + function.timeoutMillis(), delivery);
    var outer = actor.context();
    actor.setContext(invocation);
    try {
      var answer = run(instance, event, actor.name() + "-" + actor.nextCall(), function);
      if (invocation.isKilled()) {
        invocation.interrupt();
        return Optional.empty();
      }
      if (function == FunctionName.UPLOADED_OBJECTS && !SqsEvents.failures(answer).isEmpty()) {
        invocation.interrupt();
      }
      waiting.add(instance);
      return Optional.of(answer);
    } catch (Killed killed) {
      invocation.interrupt();
      return Optional.empty();
    } catch (RuntimeException failed) {
      invocation.interrupt();
      waiting.add(instance);
      return Optional.empty();
    } finally {
      actor.setContext(outer);
    }
  }

  private byte[] run(Instance instance, byte[] event, String requestId, FunctionName function) {
    history.add(() -> function + " runs on " + instance.name());
    var answer = new ByteArrayOutputStream();
    try {
      instance
          .handler()
          .handleRequest(
              new ByteArrayInputStream(event),
              answer,
              new SilentContext(requestId, function.timeoutMillis(), this::log));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return answer.toByteArray();
  }

  private void log(String line) {
    if (line.startsWith(ERROR_LINE)) {
      history.add(() -> "logs " + line.strip());
    }
  }

  private Instance start(FunctionName function) {
    var name = function + "#" + ++instances;
    var clock =
        new SkewedClock(scheduler, faults.happens(FaultKind.CLOCK_SKEWED) ? randomSkew() : 0);
    var graph = graphs.apply(clock, chance.of(name));
    return new Instance(function.handler(graph), name, clock);
  }

  /** Returns an instance that was frozen, or restored from a snapshot of itself. */
  private Instance thawed(Instance instance) {
    if (faults.happens(FaultKind.INSTANCE_RESTORED)) {
      history.add(() -> instance.name() + " is restored with another clock");
      instance.clock().jumpTo(randomSkew());
    }
    return instance;
  }

  private long randomSkew() {
    return chance.between(-LARGEST_SKEW_MILLIS, LARGEST_SKEW_MILLIS);
  }
}
