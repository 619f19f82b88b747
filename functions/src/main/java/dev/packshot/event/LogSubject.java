package dev.packshot.event;

import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.CaptureId;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.photo.CapturePictureKey;
import dev.packshot.photo.PhotoKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The things that a log line is about, so that all lines about one photo can be found: its session,
 * the photo, and the trace that a client sent along.
 */
final class LogSubject {
  /** The header of W3C Trace Context (w3.org/TR/trace-context, version 00). */
  private static final Pattern TRACEPARENT =
      Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private LogSubject() {}

  /** Returns what a request and its response are about. */
  static Map<String, String> of(Request request, Response response) {
    var subject = of(request);
    subject.putAll(response.subject());
    return subject;
  }

  /** Returns what a request is about. Malformed ids and traces are left out. */
  static Map<String, String> of(Request request) {
    var subject = new LinkedHashMap<String, String>();
    session(request).flatMap(SessionId::parse).ifPresent(id -> put(subject, id));
    id(request, "photo_id").flatMap(PhotoId::parse).ifPresent(id -> put(subject, id));
    capture(request)
        .flatMap(CaptureId::parse)
        .ifPresent(id -> subject.put(Response.CAPTURE, id.toString()));
    request
        .header("traceparent")
        .filter(value -> TRACEPARENT.matcher(value).matches())
        .ifPresent(value -> subject.put("traceparent", value));
    return subject;
  }

  /** Returns what an object in the bucket is about; nothing if it is not a session's. */
  static Map<String, String> of(String objectKey) {
    var subject = new LinkedHashMap<String, String>();
    PhotoKey.parse(objectKey)
        .map(PhotoKey::address)
        .ifPresent(
            address -> {
              put(subject, address.sessionId());
              put(subject, address.photoId());
            });
    CapturePictureKey.parse(objectKey)
        .ifPresent(
            key -> {
              put(subject, key.session());
              subject.put(Response.CAPTURE, key.capture().toString());
            });
    return subject;
  }

  private static Optional<String> session(Request request) {
    return id(request, "session_id")
        .or(() -> id(request, "id").filter(id -> request.path().contains("/sessions/")));
  }

  private static Optional<String> capture(Request request) {
    return id(request, "id").filter(id -> request.path().contains("/captures/"));
  }

  private static Optional<String> id(Request request, String name) {
    return Optional.ofNullable(request.pathParameters().get(name));
  }

  private static void put(Map<String, String> subject, SessionId session) {
    subject.put(Response.SESSION, session.toString());
  }

  private static void put(Map<String, String> subject, PhotoId photo) {
    subject.put(Response.PHOTO, photo.toString());
  }
}
