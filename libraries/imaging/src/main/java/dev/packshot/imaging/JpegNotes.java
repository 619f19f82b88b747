package dev.packshot.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.TreeMap;

/** What a JPEG file says beside its picture: which way up it is, and in whose colours. */
final class JpegNotes {
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;

  private static final String EXIF = "Exif\0\0";

  /** ICC.1, annex B.4: this, the number of a piece from 1 on, how many there are, and the piece. */
  private static final String PROFILE = "ICC_PROFILE\0";

  private final TreeMap<Integer, Bytes> pieces = new TreeMap<>();
  private Orientation orientation;

  void read(int marker, Bytes body) throws InvalidImage {
    if (marker == APP1 && orientation == null && begins(body, EXIF)) {
      orientation = Orientation.read(body.from(EXIF.length()));
    } else if (marker == APP2 && begins(body, PROFILE) && body.length() > PROFILE.length() + 2) {
      pieces.put(body.u8(PROFILE.length()), body.from(PROFILE.length() + 2));
    }
  }

  Presentation presentation(int components) {
    return new Presentation(
        orientation == null ? Orientation.UPRIGHT : orientation,
        pieces.isEmpty() ? Optional.empty() : ColourProfile.of(joined(), components));
  }

  static boolean begins(Bytes body, String text) {
    return new String(body.head(text.length()), ISO_8859_1).equals(text);
  }

  private byte[] joined() {
    var whole = new byte[pieces.values().stream().mapToInt(Bytes::length).sum()];
    int at = 0;
    for (var piece : pieces.values()) {
      System.arraycopy(piece.array, piece.start, whole, at, piece.length());
      at += piece.length();
    }
    return whole;
  }
}
