package dev.packshot.organization;

import dev.packshot.id.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * An act of an operator, which the audit trail records.
 *
 * @param id orders the acts by time
 * @param actor the name of who acts, as AWS or the machine knows it
 */
public record Act(UUID id, String actor, Instant at) {
  public static Act by(String actor, Instant at) {
    return new Act(new Ids(Clock.fixed(at, ZoneOffset.UTC)).next(), actor, at);
  }

  /** Returns an act of Packshot itself, for example the keys of a demo. */
  public static Act ofPackshot(Instant at) {
    return by("packshot", at);
  }
}
