package dev.packshot.simulation.api;

/** An observer of what clients send and are told. */
public interface ApiObserver {
  /** Observes a request, which may never arrive. */
  void sent(ApiRequest request);

  /** Observes a response that its client has received. */
  void answered(ApiRequest request, Answer answer);
}
