package dev.packshot.local.gateway;

/** The receiver of a gateway's requests. */
@FunctionalInterface
public interface Backend {
  /** Returns the answer to a request with its body. It may block. */
  HttpAnswer answer(HttpCall call, byte[] body);
}
