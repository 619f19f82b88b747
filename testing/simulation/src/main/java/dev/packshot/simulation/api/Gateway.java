package dev.packshot.simulation.api;

import dev.packshot.simulation.fault.FaultKind;
import dev.packshot.simulation.fault.Faults;
import dev.packshot.simulation.lambda.Fleet;
import dev.packshot.simulation.lambda.FunctionName;
import dev.packshot.simulation.time.History;
import dev.packshot.simulation.time.Scheduler;
import java.util.Optional;

/** The API's gateway and the network of its clients, on which requests and responses get lost. */
public final class Gateway {
  private static final long LONGEST_TRIP_MILLIS = 300;
  private static final long LONGEST_WAIT_MILLIS = 8_000;

  private final Scheduler scheduler;
  private final Faults faults;
  private final History history;
  private final Fleet fleet;
  private final ApiObserver observer;
  private final Traffic traffic;

  public Gateway(
      Scheduler scheduler,
      Faults faults,
      History history,
      Fleet fleet,
      ApiObserver observer,
      Traffic traffic) {
    this.scheduler = scheduler;
    this.faults = faults;
    this.history = history;
    this.fleet = fleet;
    this.observer = observer;
    this.traffic = traffic;
  }

  /** Sends a request. Returns its response; empty if the client does not learn of one. */
  public Optional<Answer> send(ApiRequest request) {
    var actor = scheduler.running();
    history.add(() -> "sends " + request);
    observer.sent(request);
    scheduler.sleep(actor.chance().between(0, LONGEST_TRIP_MILLIS));
    if (faults.happens(FaultKind.REQUEST_LOST)) {
      history.add(() -> "gets no response: the request was lost");
      return Optional.empty();
    }
    if (faults.happens(FaultKind.CLIENT_TIMED_OUT)) {
      var name = actor.name() + "~" + actor.nextCall();
      scheduler.start(name, actor.chance().of(name), 0, () -> handle(request));
      scheduler.sleep(actor.chance().between(0, LONGEST_WAIT_MILLIS));
      history.add(() -> "gives up waiting for the response");
      return Optional.empty();
    }
    var answer = handle(request);
    if (faults.happens(FaultKind.RESPONSE_LOST)) {
      history.add(() -> "does not get the response " + answer.status());
      return Optional.empty();
    }
    history.add(() -> "gets " + answer.status() + " " + answer.json());
    traffic.answered(request.route(), answer.status());
    observer.answered(request, answer);
    return Optional.of(answer);
  }

  private Answer handle(ApiRequest request) {
    var actor = scheduler.running();
    var event = request.event(actor.name() + "-" + actor.nextCall(), "203.0.113.7");
    return fleet
        .invoke(FunctionName.of(request.route()), event)
        .map(Answer::of)
        .orElse(Answer.NO_FUNCTION);
  }
}
