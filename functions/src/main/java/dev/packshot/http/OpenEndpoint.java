package dev.packshot.http;

/** One operation that needs no credential. */
public interface OpenEndpoint {
  /** Answers; a refusal is thrown as a {@code ProblemException}. */
  Response handle(Request request);
}
