package dev.packshot.lambda;

import dev.packshot.auth.ApiKey;
import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.id.OrganizationId;
import dev.packshot.photo.JudgedObject;
import dev.packshot.photo.PhotoItem;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoType;
import dev.packshot.photo.Renditions;
import dev.packshot.photo.UploadStatus;
import dev.packshot.session.CaptureMode;
import dev.packshot.session.Session;
import dev.packshot.session.SessionStatus;
import dev.packshot.snapshot.Priming;
import dev.packshot.snapshot.TableDouble;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Whole requests that succeed, on a {@link TableDouble}: what {@link Practice} cannot reach, since
 * all its calls are refused. They are repeated until the JVM has compiled the most of their way,
 * for a snapshot keeps what was compiled.
 */
final class DryRun {
  /** A method is compiled after 200 calls ({@code -XX:Tier3InvocationThreshold}). */
  private static final int TIMES = 300;

  private static final UUID NOBODY = new UUID(0, 0);

  private DryRun() {}

  /** One request. */
  interface Request {
    void handle() throws IOException;
  }

  /** Whether a route asks for nothing but the table. */
  static boolean suits(Route route) {
    return switch (route) {
      case CREATE_SESSION,
          GET_SESSION,
          PRESIGN_UPLOAD,
          REGISTER_PHOTO,
          UPDATE_PHOTO,
          LIST_IMAGES,
          GET_IMAGE,
          UPDATE_IMAGE ->
          true;
      case ADD_IMAGE, DELETE_IMAGE, GET_OPENAPI, GET_REFERENCE, GET_ERROR_PAGE -> false;
    };
  }

  /** Handles a request of {@link Priming}'s again and again, over a graph with a double. */
  static void on(AppComponent app, Request request) throws IOException {
    set(app);
    for (int time = 0; time < TIMES; time++) {
      request.handle();
    }
  }

  /** Everything that those requests name; a query gives the session last, as the table does. */
  private static void set(AppComponent app) {
    var now = app.clock().instant();
    var key = ApiKey.parse(Priming.KEY).orElseThrow();
    app.keys().add(key, new OrganizationId(NOBODY), Optional.empty(), 0, 0, now);
    app.practiceImage().add();
    var photo = PhotoKey.parse(Priming.OBJECT).orElseThrow().address();
    app.table().putIfAbsent(PhotoItem.adopt(photo, PhotoType.OTHER, object(), now));
    app.sessions()
        .add(
            new Session(
                photo.sessionId(),
                new OrganizationId(NOBODY),
                SessionStatus.ACTIVE,
                CaptureMode.BOTH,
                now,
                now,
                Map.of("rehearsal", "true"),
                "",
                "{}",
                0,
                1));
  }

  /** A photo's object, judged to be ready, with a smaller picture. */
  static JudgedObject object() {
    return new JudgedObject(
        UploadStatus.READY,
        Optional.empty(),
        "image/jpeg",
        1,
        "-",
        Optional.of(1),
        Optional.of(1),
        Optional.empty(),
        Optional.of(new Renditions("-", "jpg", List.of(1))),
        "-",
        "0");
  }
}
