package dev.packshot.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.ledger.Promise;
import dev.packshot.photo.JudgedObject;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoAddress;
import dev.packshot.session.Session;
import dev.packshot.session.SessionDeletion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known about a photo, in the order of its life.
 *
 * @param deletion of the session, if it was deleted and its erasure has not ended
 * @param versions of the object in the bucket, newest first
 * @param renditions the keys of its smaller pictures
 * @param letters its dead letters
 */
record PhotoStory(
    PhotoAddress address,
    Optional<Session> session,
    Optional<SessionDeletion> deletion,
    Optional<Promise> promise,
    Optional<Photo> photo,
    List<PhotoBucketFiles.Version> versions,
    List<String> renditions,
    List<EventQueue.DeadLetter> letters,
    EventQueue.State queue,
    Instant now) {
  private static final String[] FIELDS = {"step", "state", "at", "detail"};

  ObjectNode json() {
    var json =
        Output.object()
            .put("photo", address.photoId().toString())
            .put("session", address.sessionId().toString())
            .put("s3_key", address.s3Key());
    json.set("story", Output.array().addAll(steps()));
    return json.put("queue_waiting", queue.waiting())
        .put("queue_in_progress", queue.inProgress())
        .put("queue_age_seconds", queue.age().map(Duration::toSeconds).orElse(null))
        .put("dead_letters", queue.deadLetters())
        .put("conclusion", conclusion());
  }

  String text() {
    var text =
        new TextSections(
            "photo "
                + address.photoId()
                + "  session "
                + address.sessionId()
                + "\n"
                + address.s3Key());
    text.add("Story", steps(), FIELDS);
    return text
        + "\n\nQueue: "
        + queue.waiting()
        + " waiting, "
        + queue.inProgress()
        + " in progress, the oldest for "
        + queue.age().map(age -> age.toSeconds() + " s").orElse("an unknown time")
        + "; "
        + queue.deadLetters()
        + " dead letters in all.\n"
        + conclusion();
  }

  private List<ObjectNode> steps() {
    var steps = new ArrayList<ObjectNode>();
    steps.add(
        session
            .map(
                it ->
                    step(
                        "session",
                        it.statusAt(now).name(),
                        it.createdAt(),
                        it.photoCount() + " photos"))
            .or(() -> deletion.map(it -> step("session", "deleted", it.at(), "")))
            .orElseGet(() -> step("session", "missing", null, "")));
    steps.add(
        promise
            .map(it -> step("promised", "yes", it.promisedAt(), "as " + it.clientId()))
            .orElseGet(() -> step("promised", "no", null, "")));
    if (versions.isEmpty()) {
      steps.add(step("arrived", "no", null, "no version in the bucket"));
    }
    versions.forEach(version -> steps.add(arrival(version)));
    steps.add(
        step("registered", photo.filter(Photo::isRegistered).isPresent() ? "yes" : "no", null, ""));
    steps.add(judged());
    var pictures = renditions.isEmpty() ? "no" : "yes";
    steps.add(step("derived", pictures, null, renditions.size() + " smaller pictures"));
    steps.add(step("shown", isShown() ? "yes" : "no", null, shownVersion()));
    letters.forEach(
        letter -> steps.add(step("dead letter", letter.id(), letter.sentAt().orElse(null), "")));
    return steps;
  }

  private static ObjectNode arrival(PhotoBucketFiles.Version version) {
    return step(
        "arrived",
        version.size().isEmpty() ? "deleted" : version.isLatest() ? "current" : "replaced",
        version.at(),
        "version " + version.id() + version.size().map(size -> ", " + size + " bytes").orElse(""));
  }

  private ObjectNode judged() {
    return photo
        .flatMap(Photo::object)
        .map(
            object ->
                step(
                    "judged",
                    object.status().value(),
                    null,
                    object.rejectionReason().orElseGet(() -> version(object))))
        .orElseGet(() -> step("judged", "no", null, ""));
  }

  private static String version(JudgedObject object) {
    return object.facts().version().map(version -> "version " + version).orElse("");
  }

  private String shownVersion() {
    return photo.filter(Photo::isReady).flatMap(Photo::object).map(PhotoStory::version).orElse("");
  }

  private boolean isShown() {
    return photo.filter(Photo::isReady).isPresent() && isInBucket();
  }

  private boolean isInBucket() {
    return versions.stream().anyMatch(version -> version.isLatest() && version.size().isPresent());
  }

  private String conclusion() {
    if (deletion.isPresent()) {
      return "The session was deleted: the hourly job erases what is left of the photo.";
    }
    if (session.isEmpty()) {
      return "The session does not exist, so nothing of it is shown.";
    }
    if (isShown()) {
      return "The photo is ready and shown.";
    }
    if (!letters.isEmpty()) {
      return "Its event is a dead letter: find the cause in the logs, then use dlq redrive.";
    }
    if (photo.filter(Photo::isReady).isPresent()) {
      return "The photo is ready, but its file is no longer in the bucket.";
    }
    if (photo.flatMap(Photo::object).isPresent()) {
      return "The photo was rejected: the client has to send another file.";
    }
    return isInBucket()
        ? "The file is there and was not judged yet: its event is in the queue, or was lost."
        : "The file has not arrived: the client has to upload it.";
  }

  private static ObjectNode step(String step, String state, Instant at, String detail) {
    return Output.object()
        .put("step", step)
        .put("state", state)
        .put("at", at == null ? null : at.toString())
        .put("detail", detail);
  }
}
