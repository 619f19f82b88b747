package dev.packshot.simulation.promise;

import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiObserver;
import dev.packshot.simulation.api.ApiRequest;
import dev.packshot.simulation.storage.Message;

/**
 * A promise of Packshot that holds whatever fails. It is checked as the world goes on, and once
 * more after the last fault, when everything has settled.
 */
public interface Promise extends ApiObserver {
  /** Returns the promise in one sentence. */
  String text();

  @Override
  default void sent(ApiRequest request) {}

  @Override
  default void answered(ApiRequest request, Answer answer) {}

  /** Checks a partition of the table after a call has changed it. */
  default void changed(String partition, Stored stored) {}

  /** Checks a message that is deleted because the function has handled it. */
  default void handled(Message message, Stored stored) {}

  /** Checks what is stored at the end. */
  default void settled(Stored stored) {}

  /** Fails the run because the promise was broken. */
  default void broken(String how) {
    throw new BrokenPromise(getClass().getSimpleName(), text(), how);
  }
}
