package dev.packshot.ledger;

import dev.packshot.id.Ids;
import dev.packshot.id.PhotoId;
import dev.packshot.photo.PhotoKey;
import dev.packshot.session.Session;
import dev.packshot.session.SessionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The decision what to do about each request, from what is stored. It changes nothing. */
final class PromisePlan {
  private static final String TOO_MANY =
      "The session has " + Promise.MAX_PER_SESSION + " promised photos, which is the maximum.";

  private final Session session;
  private final LedgerRepository.Found found;
  private final Ids ids;
  private final Instant now;
  private long room;

  PromisePlan(Session session, LedgerRepository.Found found, Ids ids, Instant now) {
    this.session = session;
    this.found = found;
    this.ids = ids;
    this.now = now;
    this.room = Promise.MAX_PER_SESSION - session.promiseCount();
  }

  /** A decision about one request. */
  sealed interface Step {
    /** A promise under a new name. */
    record Add(RequestedUpload request, Promise promise, Optional<PhotoId> sameBytes)
        implements Step {}

    /** A name that is known. */
    record Look(RequestedUpload request, Promise promise, Optional<PhotoId> sameBytes)
        implements Step {}

    /** A request that is refused. */
    record Refuse(LedgerEntry entry) implements Step {}
  }

  /** Returns a step for each request, in their order. */
  List<Step> of(List<RequestedUpload> requests) {
    var steps = new ArrayList<Step>();
    requests.forEach(request -> steps.add(step(request)));
    return steps;
  }

  private Step step(RequestedUpload request) {
    var known = Optional.ofNullable(found.promises().get(request.clientId()));
    if (known.isPresent()) {
      return new Step.Look(request, known.get(), sameBytes(request.over(known.get().facts())));
    }
    var refusal = refusal();
    if (refusal.isPresent()) {
      return new Step.Refuse(LedgerEntry.conflict(request, refusal.get()));
    }
    room--;
    var facts = request.initialFacts();
    var key = PhotoKey.issue(session, ids.next(), facts.type(), request.extension());
    var promise = Promise.of(key, request.clientId(), facts, now);
    return new Step.Add(request, promise, sameBytes(facts));
  }

  /** Returns the reason for which the session takes no new promise, if there is one. */
  private Optional<String> refusal() {
    if (session.statusAt(now) != SessionStatus.ACTIVE) {
      return Optional.of(session.hasEnded(now));
    }
    if (!session.hasRoomForPhoto()) {
      return Optional.of(Session.FULL);
    }
    return room > 0 ? Optional.empty() : Optional.of(TOO_MANY);
  }

  private Optional<PhotoId> sameBytes(PromisedFacts facts) {
    return facts.sha256().map(found.firsts()::get);
  }
}
