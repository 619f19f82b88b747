package dev.packshot.session;

import dev.packshot.http.Page;
import dev.packshot.id.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sessions of an organization as a list, newest first. */
public interface SessionListRepository {
  /**
   * Finds a page of the sessions with a status, or of all. Which sessions are on it is eventually
   * consistent; each of them is read strongly. An idle session is an expired one.
   */
  Found find(OrganizationId organization, Optional<SessionStatus> status, Page page, Instant now);

  /** A page of sessions, and the number of all sessions on all pages. */
  record Found(List<Session> sessions, int totalCount) {}
}
