package dev.packshot.simulation.model;

import dev.packshot.simulation.model.Session.Phase;
import dev.packshot.simulation.model.State.Budget;
import dev.packshot.simulation.model.State.Client;
import dev.packshot.simulation.model.State.HandlerRun;
import dev.packshot.simulation.model.Step.Kind;
import java.util.ArrayList;
import java.util.List;

/** The steps of a photo's life: which are possible in a state, and what each leads to. */
public final class PhotoLife {
  private final Scenario scenario;

  public PhotoLife(Scenario scenario) {
    this.scenario = scenario;
  }

  public State start() {
    return scenario.start();
  }

  /** Returns all steps that are possible in a state. */
  public List<Step> steps(State state) {
    var steps = new ArrayList<Step>();
    addClientSteps(state, steps);
    addSessionSteps(state, steps);
    for (int process = 0; process < state.processes().size(); process++) {
      addProcessSteps(state, process, steps);
    }
    return steps;
  }

  private static void addClientSteps(State state, List<Step> steps) {
    var session = state.session();
    if (!state.client().hasForm() && session.phase() == Phase.ACTIVE && !session.isFull()) {
      steps.add(Step.of(Kind.FORM));
    }
    if (state.client().hasForm()) {
      state.client().toPost().stream().distinct().map(Step::post).forEach(steps::add);
    }
  }

  private void addSessionSteps(State state, List<Step> steps) {
    var session = state.session();
    var deletion = state.deletion();
    if (scenario.isFilled() && state.client().hasForm() && !session.isFull()) {
      steps.add(Step.of(Kind.FILL));
    }
    // else the deletion is ended meanwhile, or in the same run of the job
    if (scenario.ends() && session.phase() != Phase.EXPIRED && !deletion.isToBeEnded()) {
      steps.add(Step.of(session.phase() == Phase.ACTIVE ? Kind.IDLE : Kind.EXPIRE));
    }
    if (deletion == Deletion.RECORDED && mayWait(state)) {
      steps.add(Step.of(Kind.EXPIRE_FORM));
    }
  }

  /**
   * Returns whether the form may expire, which is long after the end of every handler that is under
   * way. Meanwhile a session ends in which no photo was counted.
   */
  private static boolean mayWait(State state) {
    boolean isTouched = state.session().phase() != Phase.ACTIVE || !state.session().isFull();
    return isTouched && state.processes().stream().noneMatch(HandlerRun::isUnderWay);
  }

  private static void addProcessSteps(State state, int number, List<Step> steps) {
    var process = state.processes().get(number);
    if (process.canGoOn(state)) {
      steps.add(Step.of(Kind.GO_ON, number));
    }
    if (process.isUnderWay() && state.budget().kills() > 0) {
      steps.add(Step.of(Kind.KILL, number));
    }
    if (process.isUnderWay() && process.mayRepeat() && state.budget().repeats() > 0) {
      steps.add(Step.of(Kind.REPEAT, number));
    }
  }

  /** Returns the state after a step. */
  public State after(State state, Step step) {
    var budget = state.budget();
    return switch (step.kind()) {
      case FORM -> state.with(new Client(true, state.client().toPost()));
      case POST -> posted(state, step.body().orElseThrow());
      case FILL -> state.with(state.session().filled());
      case IDLE -> idle(state);
      case EXPIRE -> state.with(state.session().in(Phase.EXPIRED));
      case EXPIRE_FORM -> state.with(new Client(true, List.of())).with(Deletion.OVERDUE);
      case GO_ON -> after(state, step.process(), 1);
      case REPEAT ->
          after(state, step.process(), 2).with(new Budget(budget.kills(), budget.repeats() - 1));
      case KILL ->
          state
              .with(step.process(), state.processes().get(step.process()).restarted())
              .with(new Budget(budget.kills() - 1, budget.repeats()));
    };
  }

  private static State posted(State state, Body body) {
    var left = new ArrayList<>(state.client().toPost());
    left.remove(body);
    return Delivery.stored(state.with(new Client(true, left)), state.bucket().withUpload(body));
  }

  /**
   * Lets the session become idle. Its form is good for an hour, and so for some time after the end.
   * It is not if the photo was counted, since the session is idle for a day after that. Nor is it
   * if a handler is under way, which may still count the photo.
   */
  private static State idle(State state) {
    boolean isUntouched =
        state.session().photos() == 0
            && !state.isDeleted()
            && state.processes().stream().noneMatch(HandlerRun::isUnderWay);
    var left = isUntouched ? state.client().toPost() : List.<Body>of();
    return state
        .with(state.session().in(Phase.IDLE))
        .with(new Client(state.client().hasForm(), left));
  }

  private State after(State state, int number, int times) {
    var process = state.processes().get(number);
    var outcome = process.goOn(state, scenario.planted());
    for (int time = 1; time < times; time++) {
      outcome = process.goOn(outcome.state(), scenario.planted());
    }
    return outcome.state().with(number, outcome.next());
  }
}
