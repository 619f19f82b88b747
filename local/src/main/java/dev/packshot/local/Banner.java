package dev.packshot.local;

import java.nio.file.Path;
import java.time.Duration;

/** What a local run says when it is ready. */
final class Banner {
  private Banner() {}

  static String of(LocalPackshot packshot, Path data, Duration sinceStart) {
    return """

        Packshot is ready at %s, %.1f s after the JVM started.
          S3          %s
          data        %s
          csb key     %s   (for servers: everything)
          cpk key     %s   (for front ends: the scanner only)
          csu key     %s   (of a user: an editor of the same organization)

        Open a session, get an upload, and post a photo.jpg; paste these:
        . %s; S=$(curl -sX POST $URL/scanner/api/v1/sessions -H "X-API-Key: $KEY" | sed -E 's/.*"short_id":"([^"]+)".*/\\1/'); echo "session $S"
        U=$(curl -s "$URL/scanner/api/v1/sessions/$S/presigned-upload-url?photo_type=front&original_filename=photo.jpg" -H "X-API-Key: $KEY"); echo "$U"
        curl -si $(echo "$U" | sed -E 's/.*"upload_fields":\\{([^}]*)\\}.*/\\1/; s/"([^"]+)":"([^"]*)",?/-F \\1=\\2 /g') -F file=@photo.jpg "$(echo "$U" | sed -E 's/.*"upload_url":"([^"]+)".*/\\1/')"

        Or the whole way round, in another terminal: make demo. Ctrl-C stops.
        """
        .formatted(
            packshot.url(),
            sinceStart.toMillis() / 1000.0,
            packshot.s3Url(),
            packshot.place(),
            packshot.access().key().reveal(),
            packshot.access().publishable().reveal(),
            packshot.access().editor().key().reveal(),
            shellPath(data.resolve("demo.env")));
  }

  /** With a slash in it, for the shell looks in PATH otherwise; quoted. */
  private static String shellPath(Path path) {
    var text = path.isAbsolute() ? path.toString() : "./" + path;
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
