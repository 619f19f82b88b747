package dev.packshot.simulation;

import dev.packshot.simulation.fault.Faults.Fault;
import dev.packshot.simulation.promise.BrokenPromise;
import dev.packshot.simulation.time.History;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of running a world.
 *
 * @param lives the number of photos that were taken
 * @param traffic the numbers of answers, by what was asked and how it ended
 * @param history empty unless it was recorded
 */
public record WorldResult(
    WorldPlan plan,
    long lives,
    long steps,
    List<Fault> faults,
    Map<String, Long> traffic,
    List<String> clients,
    Optional<Throwable> failure,
    List<History.Line> history) {

  /** Returns the name of the broken promise, or of the failure if it was none. */
  public Optional<String> broken() {
    return failure.map(
        it ->
            it instanceof BrokenPromise broken ? broken.promise() : it.getClass().getSimpleName());
  }
}
