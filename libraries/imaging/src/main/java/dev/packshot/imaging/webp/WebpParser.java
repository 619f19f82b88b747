package dev.packshot.imaging.webp;

import dev.packshot.imaging.pixels.ColourProfile;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.Exif;
import dev.packshot.imaging.structure.FrameBudget;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.Placement;
import dev.packshot.imaging.structure.Presentation;
import dev.packshot.imaging.structure.StructureLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parser of WebP files: it reads the chunks of the file and of every frame, and the sizes in
 * the coded data itself, which are the ones that a decoder uses. Of a file that is cut off, the
 * chunks of pictures have to be whole.
 */
final class WebpParser {
  /** So all frames of an animation, and their transparency, have 120 million pixels at most. */
  private static final int PIXELS_OF_FRAMES = 30_000_000;

  private static final int CHUNK_HEADER = 8;
  private static final int ANIMATED = 0x02;
  private static final int LOSSLESS_SIGNATURE = 0x2f;

  /** RFC 6386: the three bytes of a key frame that follow three bytes of flags and length. */
  private static final int LOSSY_SIGNATURE = 0x2a019d;

  private static final Set<String> PICTURES = Set.of("VP8 ", "VP8L", "ALPH", "ANMF");

  private final Bytes riff;
  private final StructureLimits limits;
  private final FrameBudget frames;
  private Size canvas;
  private Placement first = Placement.ORIGIN;
  private Exif exif = Exif.NONE;
  private final List<WebpFrame> pictures = new ArrayList<>();
  private Bytes profile;
  private Bytes alpha;
  private boolean animated;

  private WebpParser(Bytes riff, StructureLimits limits) {
    this.riff = riff;
    this.limits = limits;
    this.frames = new FrameBudget(limits.withPixels(PIXELS_OF_FRAMES));
  }

  static ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage {
    var parser = new WebpParser(riff(file), limits.withPixels(WebpFormat.MAX_WEBP_PIXELS));
    parser.readChunks(parser.riff.from(4), null);
    if (parser.animated) {
      // a frame that is missing altogether is seen only by the length
      file.require(CHUNK_HEADER, file.u32le(4));
    }
    return new ImageStructure(
        parser.canvas,
        parser.frames.requireFrames(),
        parser.first,
        new Presentation(parser.exif.orientation(), parser.profile()),
        parser.exif.takenAt());
  }

  /** Returns the pictures of all frames of a file that was parsed. */
  static List<WebpFrame> frames(Bytes file) throws InvalidImage {
    var parser = new WebpParser(riff(file), StructureLimits.NONE);
    parser.readChunks(parser.riff.from(4), null);
    return parser.pictures;
  }

  private static Bytes riff(Bytes file) throws InvalidImage {
    return file.slice(CHUNK_HEADER, Math.min(file.u32le(4), file.length() - CHUNK_HEADER));
  }

  private Optional<ColourProfile> profile() {
    return profile == null
        ? Optional.empty()
        : ColourProfile.of(profile.head(ColourProfile.MAX_BYTES + 1), 3);
  }

  /** Reads the chunks of the file, or of one frame of the given size. */
  private void readChunks(Bytes chunks, Size frame) throws InvalidImage {
    for (long at = 0; at + CHUNK_HEADER <= chunks.length(); ) {
      long length = chunks.u32le(at + 4);
      var name = chunks.name(at);
      if (frames.count() > 0 && isCutOffBehindPicture(name, chunks.length() - at, length)) {
        return;
      }
      var data = chunks.slice(at + CHUNK_HEADER, length);
      switch (name) {
        case "VP8X" -> readCanvas(data);
        case "VP8 " -> readLossy(data, frame);
        case "VP8L" -> readLossless(data, frame);
        case "ALPH" -> readAlpha(data, frame == null ? canvas : frame);
        case "ANMF" -> readFrame(data, frame);
        case "ICCP" -> profile = profile == null ? data : profile;
        case "EXIF" -> exif = Exif.read(data);
        default -> {}
      }
      at += CHUNK_HEADER + length + (length & 1);
    }
  }

  private static boolean isCutOffBehindPicture(String name, long left, long length) {
    return CHUNK_HEADER + length > left && !PICTURES.contains(name);
  }

  private void readCanvas(Bytes data) throws InvalidImage {
    if (canvas != null) {
      throw InvalidImage.damaged("it specifies its size twice");
    }
    canvas = limits.admit(data.u24le(4) + 1, data.u24le(7) + 1);
    animated = (data.u8(0) & ANIMATED) != 0;
  }

  private void readLossy(Bytes data, Size frame) throws InvalidImage {
    if ((data.u8(0) & 1) != 0 || data.u24le(3) != LOSSY_SIGNATURE) {
      throw InvalidImage.damaged("its lossy data does not begin with the signature of such data");
    }
    data.require(10, data.u24le(0) >> 5);
    var size = readPicture(data.u16le(6) & 0x3fff, data.u16le(8) & 0x3fff, frame);
    pictures.add(new WebpFrame(size, data, false, Optional.ofNullable(alpha)));
    alpha = null;
  }

  private void readLossless(Bytes data, Size frame) throws InvalidImage {
    if (data.u8(0) != LOSSLESS_SIGNATURE) {
      throw InvalidImage.damaged(
          "its lossless data does not begin with the signature of such data");
    }
    long header = data.u32le(1);
    var size = readPicture((int) (header & 0x3fff) + 1, (int) (header >> 14 & 0x3fff) + 1, frame);
    // transparency of its own is part of lossless data
    pictures.add(new WebpFrame(size, data, true, Optional.empty()));
    alpha = null;
  }

  private Size readPicture(int width, int height, Size frame) throws InvalidImage {
    if (canvas == null) {
      canvas = limits.admit(width, height);
    }
    var expected = frame == null ? canvas : frame;
    if (width != expected.width() || height != expected.height()) {
      throw InvalidImage.damaged("it specifies two different sizes");
    }
    if (frame == null && (animated || frames.count() > 0)) {
      throw InvalidImage.damaged("it has a second picture besides its own");
    }
    frames.add(width, height);
    return expected;
  }

  private void readAlpha(Bytes data, Size frame) throws InvalidImage {
    if (frame == null) {
      throw InvalidImage.damaged("its transparency comes before its size");
    }
    frames.addLayer(frame.width(), frame.height());
    alpha = data;
  }

  private void readFrame(Bytes data, Size outer) throws InvalidImage {
    if (!animated || outer != null) {
      throw InvalidImage.damaged("it has a frame where none is allowed");
    }
    int width = data.u24le(6) + 1;
    int height = data.u24le(9) + 1;
    if (2L * data.u24le(0) + width > canvas.width()
        || 2L * data.u24le(3) + height > canvas.height()) {
      throw InvalidImage.damaged("a frame extends beyond the picture");
    }
    int before = frames.count();
    if (before == 0) {
      first = new Placement(2 * data.u24le(0), 2 * data.u24le(3));
    }
    readChunks(data.from(16), new Size(width, height));
    if (frames.count() != before + 1) {
      throw InvalidImage.damaged("a frame has no picture");
    }
  }
}
