package dev.packshot.local.gateway;

/** A resource that the gateway serves itself, without a function. */
public interface LocalResource {
  /** Returns the answer to a request, whose body is ignored. */
  HttpAnswer answer(HttpCall call);
}
