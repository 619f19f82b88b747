package dev.packshot.local.gateway;

/** What answers the requests of a gateway. */
@FunctionalInterface
public interface Backend {
  /** Returns the answer to a request with its body. It may block. */
  HttpAnswer answer(HttpCall call, byte[] body);
}
