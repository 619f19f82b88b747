package dev.packshot.simulation.variant;

import java.util.List;

/** Mistakes in the source, among them those that releases have had and mended. */
public final class Patches {
  private Patches() {}

  /** Returns all mistakes that are planted in the source. */
  public static List<Patch> all() {
    return List.of(
        new Patch(
            "the first reconciliation checks one day",
            "maintenance.ReconcileProgress",
            "Duration.ofDays(14)",
            "Duration.ofDays(1)"),
        new Patch(
            "a reconciliation skips what is stored just after it",
            "maintenance.ReconcileProgress",
            "now.minus(USUAL_TIME)",
            "now.plus(USUAL_TIME)"),
        new Patch(
            "a form that is sent again with another boundary is another request",
            "http.Request",
            "Multipart.withoutBoundary(body.bytes(), contentType())",
            "new String(body.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1)"),
        new Patch(
            "a file that was just handed over is not handed over again",
            "erasure.PhotoErasure",
            "deletion.file().or(() -> handedOver(deletion.photo()))",
            "deletion.file()"),
        new Patch(
            "only the first promise is told of a file that was handed over",
            "erasure.PhotoErasure",
            "heirs.stream().skip(1).forEach(",
            "heirs.stream().limit(0).forEach("),
        new Patch(
            "a late event of a deleted photo leaves pictures",
            "upload.IngestUpload",
            "      erasure.finishEvent(photo, Optional.empty());\n",
            ""),
        new Patch(
            "a registration without a type changes that of the form",
            "photo.PhotoItem",
            "registration.type().orElse(registration.key().type())",
            "registration.type().orElse(PhotoType.OTHER)"),
        new Patch(
            "a photo that has arrived is not registered after the end of its session",
            "scanner.RegisterPhoto",
            "boolean isLate = present.isEmpty() && ",
            "boolean isLate = "),
        new Patch(
            "a key that was never issued is registered",
            "scanner.RegisterPhoto",
            "requireIssued(session, input.body().key());",
            ""),
        new Patch(
            "a deletion whose answer was lost is not found when it is repeated",
            "scanner.DeletePhoto",
            "found.isDeleted()\n            ? deletions.find(input.photo())\n            : deletions",
            "deletions"),
        new Patch(
            "a duplicate names a photo that has got other bytes",
            "scanner.SessionContents",
            "photo.isReady() ? withDuplicate(photo, firstWithBytes) : photo",
            "photo"),
        new Patch(
            "an image's event that comes first deletes what is being stored",
            "upload.AwaitedItems",
            "begunAt.isAfter(clock.instant().minus(MAX_REQUEST_TIME))",
            "begunAt.isAfter(clock.instant())"),
        new Patch(
            "a lost answer counts as a mistake of our own",
            "event.TransientFailure",
            "failure instanceof SdkException",
            "failure instanceof SdkServiceException"),
        new Patch(
            "a PATCH changes a deleted photo",
            "photo.PhotoItem",
            "toUpdate(key, EXISTS + limit",
            "toUpdate(key, Condition.EXISTS + limit"),
        new Patch(
            "a client is told that a file has arrived which has not",
            "ledger.Ledger",
            "failure.cause(entry.offer().map(Offer::issuedAt), now)",
            "FailureCause.ARRIVED"));
  }
}
