package dev.packshot.local;

import dev.packshot.imaging.DecodingImageJudge;
import dev.packshot.local.scanner.TerminalQrCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** The text that a local run prints when it is ready. */
final class Banner {
  private Banner() {}

  static String of(LocalPackshot packshot, Path data, Duration sinceStart) {
    return String.format(
        Locale.ROOT,
        """

        Packshot is ready at %s, %.1f s after the JVM started.
          S3          %s
          data        %s
          csb key     %s   (for servers: all routes)
          cpk key     %s   (for front ends: scanner routes only)
          csu key     %s   (for a user: an editor in the same organization)
          issuer      %s   (for development only: POST $ISSUER/token gives a new token)
          token       %s
                      (for the demo user, an owner of the organization, for 24 hours)
        %s%s%s
        To open a session, request an upload and post photo.jpg, paste these lines:
        . %s; S=$(curl -sX POST $URL/scanner/api/v1/sessions -H "X-API-Key: $KEY" | sed -E 's/.*"short_id":"([^"]+)".*/\\1/'); echo "session $S"
        U=$(curl -s "$URL/scanner/api/v1/sessions/$S/presigned-upload-url?photo_type=front&original_filename=photo.jpg" -H "X-API-Key: $KEY"); echo "$U"
        curl -si $(echo "$U" | sed -E 's/.*"upload_fields":\\{([^}]*)\\}.*/\\1/; s/"([^"]+)":"([^"]*)",?/-F \\1=\\2 /g') -F file=@photo.jpg "$(echo "$U" | sed -E 's/.*"upload_url":"([^"]+)".*/\\1/')"

        To run all steps at once, use make demo in another terminal. Ctrl-C stops Packshot.
        """,
        packshot.url(),
        sinceStart.toMillis() / 1000.0,
        packshot.s3Url(),
        packshot.dataLocation(),
        packshot.access().key().reveal(),
        packshot.access().publishable().reveal(),
        packshot.access().editor().key().reveal(),
        packshot.user().issuer(),
        packshot.user().token(),
        scanner(packshot),
        packshot.lan().map(lan -> LanNotice.of(packshot, lan)).orElse(""),
        heic(),
        shellPath(data.resolve("demo.env")));
  }

  /** Returns the link to the scanner page with its QR code, or why there is none. */
  private static String scanner(LocalPackshot packshot) {
    return packshot
        .scannerLink()
        .map(link -> "  scanner     " + link + "\n" + qrCode(packshot, link))
        .orElse("  scanner     has no page: install Node.js (20 or newer) and start again\n");
  }

  /** Returns the QR code of a link, unless the one for the local network is there. */
  private static String qrCode(LocalPackshot packshot, String link) {
    return packshot.lan().isPresent() ? "" : "\n" + TerminalQrCode.of(link, "  ");
  }

  /** Returns a line if HEIC cannot be decoded, and otherwise nothing. */
  private static String heic() {
    return DecodingImageJudge.canDecodeHeic()
        ? ""
        : "  HEIC        has no smaller pictures: install npm and start again, see"
            + " docs/deploy.md\n";
  }

  /** Returns a quoted path with a slash in it, because the shell searches PATH for other names. */
  private static String shellPath(Path path) {
    var text = path.isAbsolute() ? path.toString() : "./" + path;
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
