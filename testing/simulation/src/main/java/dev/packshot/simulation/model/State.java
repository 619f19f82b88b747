package dev.packshot.simulation.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is stored about a photo, and everything that is under way.
 *
 * @param item the photo's item; empty if there is none, or a tombstone
 * @param isFindable whether the photo is found by its id alone
 * @param processes the requests, the hourly job, and the deliveries of events
 * @param budget the faults that may still happen
 * @param deliveries the number of deliveries of each event
 */
public record State(
    Session session,
    Optional<Item> item,
    Deletion deletion,
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

    /** Returns the handler without pictures that it has found, but that were stored again. */
    default HandlerRun withUnlisted(int pictures) {
      return this;
    }
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
    return isDeleted()
        ? PhotoState.DELETED
        : item.map(it -> it.state(bucket)).orElse(PhotoState.ISSUED);
  }

  boolean isDeleted() {
    return deletion != Deletion.NONE;
  }

  /** Returns whether there is an item or a tombstone. */
  boolean isKnown() {
    return item.isPresent() || isDeleted();
  }

  State with(Session changed) {
    return copy(changed, item, deletion, bucket, isFindable, client, processes, budget);
  }

  State with(Item changed) {
    return with(Optional.of(changed), Deletion.NONE);
  }

  State with(Optional<Item> changed, Deletion recorded) {
    return copy(session, changed, recorded, bucket, isFindable, client, processes, budget);
  }

  State with(Deletion changed) {
    return with(item, changed);
  }

  State with(Bucket changed) {
    return copy(session, item, deletion, changed, isFindable, client, processes, budget);
  }

  State with(Client changed) {
    return copy(session, item, deletion, bucket, isFindable, changed, processes, budget);
  }

  State with(Budget changed) {
    return copy(session, item, deletion, bucket, isFindable, client, processes, changed);
  }

  State findable() {
    return copy(session, item, deletion, bucket, true, client, processes, budget);
  }

  State unfindable() {
    return copy(session, item, deletion, bucket, false, client, processes, budget);
  }

  State with(int process, HandlerRun changed) {
    var all = new ArrayList<>(processes);
    all.set(process, changed);
    return copy(session, item, deletion, bucket, isFindable, client, all, budget);
  }

  /** Returns the state with more processes. */
  State with(List<HandlerRun> more) {
    var all = new ArrayList<>(processes);
    all.addAll(more);
    return copy(session, item, deletion, bucket, isFindable, client, all, budget);
  }

  /** Returns the state after pictures were stored that nobody has listed who erases others. */
  State withUnlisted(int version) {
    var all = new ArrayList<>(processes);
    all.replaceAll(it -> it.withUnlisted(version));
    return copy(session, item, deletion, bucket, isFindable, client, all, budget);
  }

  private State copy(
      Session newSession,
      Optional<Item> newItem,
      Deletion newDeletion,
      Bucket newBucket,
      boolean findable,
      Client newClient,
      List<HandlerRun> newProcesses,
      Budget newBudget) {
    return new State(
        newSession,
        newItem,
        newDeletion,
        newBucket,
        findable,
        newClient,
        newProcesses,
        newBudget,
        deliveries);
  }
}
