package dev.packshot.simulation.model;

/** One run of a handler, between two of its calls to the table or the bucket. */
public sealed interface HandlerRun permits Delivery, Registration, Classification {
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
