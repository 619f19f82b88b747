package dev.packshot.simulation.promise;

import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.IdentityHashMap;
import java.util.Set;

/** The promise that a key is of no use from the moment that it was revoked. */
public final class RevokedKeysAreRefused implements Promise {
  private final Set<String> revoked;
  private final IdentityHashMap<ApiRequest, Boolean> sentAfterwards = new IdentityHashMap<>();

  /**
   * Creates a check.
   *
   * @param revoked a view of the API keys that have been revoked
   */
  public RevokedKeysAreRefused(Set<String> revoked) {
    this.revoked = revoked;
  }

  @Override
  public String text() {
    return "A revoked key is refused.";
  }

  @Override
  public void sent(ApiRequest request) {
    if (revoked.contains(request.key())) {
      sentAfterwards.put(request, true);
    }
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (sentAfterwards.remove(request) != null && answer.isSuccess()) {
      broken(request + " was answered with " + answer.status() + ".");
    }
  }
}
