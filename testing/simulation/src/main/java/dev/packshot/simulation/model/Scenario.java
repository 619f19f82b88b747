package dev.packshot.simulation.model;

import dev.packshot.simulation.model.State.Budget;
import dev.packshot.simulation.model.State.Client;
import dev.packshot.simulation.model.State.HandlerRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The bounds of a model.
 *
 * @param bodies what the client posts, in any order
 * @param deliveries the number of deliveries of each event
 * @param registrations the number of requests that register the photo
 * @param patches the number of requests that classify it
 * @param isFilled whether other photos may fill the session
 * @param ends whether the session may end
 * @param planted a fault of the handlers
 */
public record Scenario(
    List<Body> bodies,
    int deliveries,
    int registrations,
    int patches,
    boolean isFilled,
    boolean ends,
    Budget budget,
    Mistake planted) {

  public Scenario {
    bodies = List.copyOf(bodies);
  }

  /** Returns a scenario in which files are posted, each event is delivered twice, and no more. */
  public static Scenario posting(Body... bodies) {
    return new Scenario(List.of(bodies), 2, 0, 0, false, false, new Budget(0, 0), Mistake.NONE);
  }

  public Scenario delivering(int times) {
    return new Scenario(bodies, times, registrations, patches, isFilled, ends, budget, planted);
  }

  public Scenario registering(int times) {
    return new Scenario(bodies, deliveries, times, patches, isFilled, ends, budget, planted);
  }

  public Scenario classifying() {
    return new Scenario(bodies, deliveries, registrations, 1, isFilled, ends, budget, planted);
  }

  public Scenario filling() {
    return new Scenario(bodies, deliveries, registrations, patches, true, ends, budget, planted);
  }

  public Scenario ending() {
    return new Scenario(
        bodies, deliveries, registrations, patches, isFilled, true, budget, planted);
  }

  /** Returns the scenario with faults of the machines: kills, and calls that are repeated. */
  public Scenario failing(int kills, int repeats) {
    return new Scenario(
        bodies,
        deliveries,
        registrations,
        patches,
        isFilled,
        ends,
        new Budget(kills, repeats),
        planted);
  }

  /** Returns the scenario with a fault in the handlers. */
  public Scenario with(Mistake mistake) {
    return new Scenario(
        bodies, deliveries, registrations, patches, isFilled, ends, budget, mistake);
  }

  State start() {
    var processes = new ArrayList<HandlerRun>();
    processes.addAll(Collections.nCopies(registrations, Registration.NEW));
    processes.addAll(Collections.nCopies(patches, Classification.NEW));
    var client = new Client(false, bodies);
    return new State(
        Session.OPEN, Optional.empty(), Bucket.EMPTY, false, client, processes, budget, deliveries);
  }

  @Override
  public String toString() {
    return bodies
        + (deliveries == 1 ? "" : ", each event " + deliveries + " times")
        + (registrations == 0 ? "" : ", " + registrations + " registrations")
        + (patches == 0 ? "" : ", a PATCH")
        + (isFilled ? ", full" : "")
        + (ends ? ", ends" : "")
        + (budget.kills() == 0 ? "" : ", " + budget.kills() + " kills")
        + (budget.repeats() == 0 ? "" : ", " + budget.repeats() + " repeats")
        + (planted == Mistake.NONE ? "" : ", " + planted);
  }
}
