package dev.packshot.http;

/** An operation of the API that needs no credential. */
public interface OpenEndpoint {
  /**
   * Returns the response.
   *
   * @throws dev.packshot.problem.ProblemException if the request is refused
   */
  Response handle(Request request);
}
