package dev.packshot.simulation.model;

import java.util.Optional;

/**
 * A step from one state to the next.
 *
 * @param process the place of the process that makes the step; -1 if none does
 * @param body what is posted
 */
public record Step(Kind kind, int process, Optional<Body> body) {
  /** A kind of step. */
  public enum Kind {
    /** A form is issued. */
    FORM,
    /** The client posts the form with a file. */
    POST,
    /** Other photos fill the session. */
    FILL,
    /** The session becomes idle. */
    IDLE,
    /** The hourly job ends the idle session. */
    EXPIRE,
    /** The form of a deleted photo expires. */
    EXPIRE_FORM,
    /** A handler is started, or makes its next call. */
    GO_ON,
    /** A handler makes its next call, and the AWS client repeats it since the answer was lost. */
    REPEAT,
    /** A handler is killed before its next call. */
    KILL
  }

  static Step of(Kind kind) {
    return new Step(kind, -1, Optional.empty());
  }

  static Step of(Kind kind, int process) {
    return new Step(kind, process, Optional.empty());
  }

  static Step post(Body body) {
    return new Step(Kind.POST, -1, Optional.of(body));
  }

  /** Returns the same step in a state in which the same processes have other places. */
  Step by(State named, State meant) {
    return process < 0
        ? this
        : new Step(kind, meant.processes().indexOf(named.processes().get(process)), body);
  }

  /** Returns the step in words. */
  public String in(State before) {
    var what = kind + body.map(it -> " " + it).orElse("");
    if (process < 0) {
      return what;
    }
    var handler = before.processes().get(process);
    return what
        + " "
        + handler.getClass().getSimpleName()
        + " "
        + process
        + " "
        + handler.position();
  }
}
