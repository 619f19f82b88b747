package dev.packshot.simulation.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is stored about a photo, and everything that is under way.
 *
 * @param item the photo's item
 * @param isFindable whether the photo is found by its id alone
 * @param processes the registrations, the PATCH, and the deliveries of events, two of each
 * @param budget the faults that may still happen
 * @param deliveries the number of deliveries of each event
 */
public record State(
    Session session,
    Optional<Item> item,
    Bucket bucket,
    boolean isFindable,
    Client client,
    List<HandlerRun> processes,
    Budget budget,
    int deliveries) {

  /** One run of a handler, between two of its calls to the table or the bucket. */
  public interface HandlerRun {
    /** Returns the next call of the handler. */
    Enum<?> position();

    /** Returns whether the handler can be started or has a next call. */
    boolean canGoOn(State state);

    /** Returns whether the handler has been started and not ended. */
    boolean isUnderWay();

    /** Returns whether a repetition of the next call by the AWS client has an effect of its own. */
    boolean mayRepeat();

    /** Starts the handler, or makes its next call. */
    Outcome goOn(State state, Mistake planted);

    /** Returns the handler as it is started again after it was killed. */
    HandlerRun restarted();
  }

  /**
   * The outcome of one call of a handler.
   *
   * @param state what is stored after the call
   * @param next the handler with the answer that it has got
   */
  public record Outcome(State state, HandlerRun next) {}

  /**
   * The things that the client has.
   *
   * @param hasForm whether a form was issued
   * @param toPost the files that are still to be posted
   */
  public record Client(boolean hasForm, List<Body> toPost) {
    public Client {
      toPost = List.copyOf(toPost);
    }
  }

  /** The numbers of faults that may still happen. */
  public record Budget(int kills, int repeats) {}

  public State {
    processes = List.copyOf(processes);
  }

  /** Returns the state of the photo. */
  public PhotoState photo() {
    return item.map(it -> it.state(bucket)).orElse(PhotoState.ISSUED);
  }

  State with(Session changed) {
    return new State(changed, item, bucket, isFindable, client, processes, budget, deliveries);
  }

  State with(Item changed) {
    return new State(
        session, Optional.of(changed), bucket, isFindable, client, processes, budget, deliveries);
  }

  State with(Bucket changed) {
    return new State(session, item, changed, isFindable, client, processes, budget, deliveries);
  }

  State with(Client changed) {
    return new State(session, item, bucket, isFindable, changed, processes, budget, deliveries);
  }

  State with(Budget changed) {
    return new State(session, item, bucket, isFindable, client, processes, changed, deliveries);
  }

  State findable() {
    return new State(session, item, bucket, true, client, processes, budget, deliveries);
  }

  State with(int process, HandlerRun changed) {
    var all = new ArrayList<>(processes);
    all.set(process, changed);
    return new State(session, item, bucket, isFindable, client, all, budget, deliveries);
  }

  /** Returns the state with more processes. */
  State with(List<HandlerRun> more) {
    var all = new ArrayList<>(processes);
    all.addAll(more);
    return new State(session, item, bucket, isFindable, client, all, budget, deliveries);
  }
}
