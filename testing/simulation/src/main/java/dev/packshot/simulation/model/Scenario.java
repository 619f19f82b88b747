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
 * @param isFilled whether other photos may fill the session
 * @param ends whether the session may end
 * @param planted a fault of the handlers
 */
public record Scenario(
    List<Body> bodies,
    int deliveries,
    Requests requests,
    boolean isFilled,
    boolean ends,
    Budget budget,
    Mistake planted) {

  public Scenario {
    bodies = List.copyOf(bodies);
  }

  /** The numbers of requests that a client sends about the photo. */
  public record Requests(int registrations, int patches, int deletions) {}

  /** Returns a scenario in which files are posted, each event is delivered twice, and no more. */
  public static Scenario posting(Body... bodies) {
    return new Scenario(
        List.of(bodies), 2, new Requests(0, 0, 0), false, false, new Budget(0, 0), Mistake.NONE);
  }

  public Scenario delivering(int times) {
    return new Scenario(bodies, times, requests, isFilled, ends, budget, planted);
  }

  public Scenario registering(int times) {
    return with(new Requests(times, requests.patches(), requests.deletions()));
  }

  public Scenario classifying() {
    return with(new Requests(requests.registrations(), 1, requests.deletions()));
  }

  /** Returns the scenario with requests that delete the photo, and the job that ends that. */
  public Scenario deleting(int times) {
    return with(new Requests(requests.registrations(), requests.patches(), times));
  }

  private Scenario with(Requests changed) {
    return new Scenario(bodies, deliveries, changed, isFilled, ends, budget, planted);
  }

  public Scenario filling() {
    return new Scenario(bodies, deliveries, requests, true, ends, budget, planted);
  }

  public Scenario ending() {
    return new Scenario(bodies, deliveries, requests, isFilled, true, budget, planted);
  }

  /** Returns the scenario with faults of the machines: kills, and calls that are repeated. */
  public Scenario failing(int kills, int repeats) {
    var faults = new Budget(kills, repeats);
    return new Scenario(bodies, deliveries, requests, isFilled, ends, faults, planted);
  }

  /** Returns the scenario with a fault in the handlers. */
  public Scenario with(Mistake mistake) {
    return new Scenario(bodies, deliveries, requests, isFilled, ends, budget, mistake);
  }

  State start() {
    var processes = new ArrayList<HandlerRun>();
    processes.addAll(Collections.nCopies(requests.registrations(), Registration.NEW));
    processes.addAll(Collections.nCopies(requests.patches(), Classification.NEW));
    processes.addAll(Collections.nCopies(requests.deletions(), DeletionRequest.NEW));
    if (requests.deletions() > 0) {
      processes.add(HourlyJob.NEW);
    }
    var client = new Client(false, bodies);
    return new State(
        Session.OPEN,
        Optional.empty(),
        Deletion.NONE,
        Bucket.EMPTY,
        false,
        client,
        processes,
        budget,
        deliveries);
  }

  @Override
  public String toString() {
    return bodies
        + (deliveries == 1 ? "" : ", each event " + deliveries + " times")
        + (requests.registrations() == 0 ? "" : ", " + requests.registrations() + " registrations")
        + (requests.patches() == 0 ? "" : ", a PATCH")
        + (requests.deletions() == 0 ? "" : ", " + requests.deletions() + " deletions")
        + (isFilled ? ", full" : "")
        + (ends ? ", ends" : "")
        + (budget.kills() == 0 ? "" : ", " + budget.kills() + " kills")
        + (budget.repeats() == 0 ? "" : ", " + budget.repeats() + " repeats")
        + (planted == Mistake.NONE ? "" : ", " + planted);
  }
}
