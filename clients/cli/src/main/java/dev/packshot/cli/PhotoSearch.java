package dev.packshot.cli;

import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.ledger.DynamoLedgerRepository;
import dev.packshot.ledger.LedgerRepository.Contents;
import dev.packshot.ledger.Promise;
import dev.packshot.photo.DynamoPhotoRepository;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoAddress;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.Renditions;
import dev.packshot.session.DynamoSessionDeletionRepository;
import dev.packshot.session.SessionDeletion;
import java.time.Clock;
import java.util.Optional;

/** The search for everything that is known about a photo. */
record PhotoSearch(Deployment deployment, Clock clock) {
  /**
   * Finds a photo by its id, its S3 key or the client's own name.
   *
   * @param session may be null if the photo is found without it
   */
  PhotoStory find(String photo, SessionId session) {
    var key = PhotoKey.parse(photo);
    var id = PhotoId.parse(photo);
    var home = key.map(it -> it.address().sessionId()).or(() -> Optional.ofNullable(session));
    var found =
        home.or(() -> id.flatMap(this::sessionOf))
            .orElseThrow(
                () ->
                    CommandFailure.refused(
                        "No ready photo has the id "
                            + photo
                            + "; give the photo's --session, or its S3 key."));
    var contents = contents(found);
    var wanted = key.map(it -> it.address().photoId()).or(() -> id);
    var promise = promise(contents, photo, wanted);
    var photoId = promise.map(it -> it.address().photoId()).or(() -> wanted);
    var filed = contents.flatMap(all -> photo(all, photoId, photo));
    var address =
        key.map(PhotoKey::address)
            .or(() -> promise.map(Promise::address))
            .or(() -> filed.map(Photo::address))
            .orElseThrow(
                () ->
                    CommandFailure.refused(
                        deletion(found)
                            .map(it -> "Session " + found + " was deleted at " + it.at() + ".")
                            .orElse("Session " + found + " has no photo " + photo + ".")));
    return story(address, contents, promise, filed);
  }

  private PhotoStory story(
      PhotoAddress address,
      Optional<Contents> contents,
      Optional<Promise> promise,
      Optional<Photo> photo) {
    var files = deployment.files();
    var renditions =
        files.list(Renditions.PREFIX + address.sessionId() + "/" + address.photoId() + "/");
    var letters =
        deployment.queue().deadLetters(DeadLetterCommands.MOST).stream()
            .filter(letter -> EventText.keys(letter.body()).contains(address.s3Key()))
            .toList();
    return new PhotoStory(
        address,
        contents.map(Contents::session),
        contents.isPresent() ? Optional.empty() : deletion(address.sessionId()),
        promise,
        photo,
        files.versions(address.s3Key()),
        renditions,
        letters,
        deployment.queue().state(),
        clock.instant());
  }

  private Optional<SessionId> sessionOf(PhotoId id) {
    return new DynamoPhotoRepository(deployment.table(), deployment.idleLimit()).sessionOf(id);
  }

  private Optional<SessionDeletion> deletion(SessionId session) {
    return new DynamoSessionDeletionRepository(deployment.table(), deployment.idleLimit())
        .find(session);
  }

  private Optional<Contents> contents(SessionId session) {
    return new DynamoLedgerRepository(deployment.table(), deployment.idleLimit(), new AtOnce())
        .findAll(session)
        .get();
  }

  private static Optional<Promise> promise(
      Optional<Contents> contents, String name, Optional<PhotoId> id) {
    return contents.flatMap(
        all ->
            all.promises().stream()
                .filter(
                    promise ->
                        promise.clientId().equals(name)
                            || id.equals(Optional.of(promise.address().photoId())))
                .findFirst());
  }

  private static Optional<Photo> photo(Contents contents, Optional<PhotoId> id, String name) {
    return contents.photos().stream()
        .filter(
            photo ->
                id.equals(Optional.of(photo.address().photoId()))
                    || photo.details().clientId().equals(Optional.of(name)))
        .findFirst();
  }
}
