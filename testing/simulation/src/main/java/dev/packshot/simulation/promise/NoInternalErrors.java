package dev.packshot.simulation.promise;

import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;

/** The promise that no request is answered with an error of this application's own. */
public final class NoInternalErrors implements Promise {
  private static final int INTERNAL_ERROR = 500;

  @Override
  public String text() {
    return "No request is answered with 500.";
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (answer.status() == INTERNAL_ERROR) {
      broken(request + " was answered " + answer.json() + ".");
    }
  }
}
