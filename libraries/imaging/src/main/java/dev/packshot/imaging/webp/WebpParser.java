package dev.packshot.imaging.webp;

import dev.packshot.imaging.pixels.Orientation;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.ExifOrientation;
import dev.packshot.imaging.structure.FrameBudget;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.Placement;
import dev.packshot.imaging.structure.Presentation;
import dev.packshot.imaging.structure.StructureLimits;
import java.util.Optional;

/**
 * The parser of WebP files: it reads the chunks of the file and of every frame, and the sizes in
 * the coded data itself, which are the ones that a decoder uses.
 */
final class WebpParser {
  /**
   * The decoder is slow, about 7 million pixels a second, and holds lossless pixels at 4 bytes
   * each: 120 MB for this many. Phones and browsers send no larger files.
   */
  private static final long MAX_PIXELS = 30_000_000;

  private static final int CHUNK_HEADER = 8;
  private static final int ANIMATED = 0x02;
  private static final int LOSSLESS_SIGNATURE = 0x2f;

  /** RFC 6386: the three bytes of a key frame that follow three bytes of flags and length. */
  private static final int LOSSY_SIGNATURE = 0x2a019d;

  private static final String EXIF_NAME = "Exif\0\0";

  private final Bytes riff;
  private final StructureLimits limits;
  private final FrameBudget frames;
  private Size canvas;
  private Placement first = Placement.ORIGIN;
  private Orientation orientation = Orientation.UPRIGHT;
  private boolean animated;

  private WebpParser(Bytes riff, StructureLimits limits) {
    this.riff = riff;
    this.limits = limits;
    this.frames = new FrameBudget(limits);
  }

  static ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage {
    var riff = file.slice(CHUNK_HEADER, file.u32le(4));
    return new WebpParser(riff, limits.withPixels(MAX_PIXELS)).parse();
  }

  private ImageStructure parse() throws InvalidImage {
    readChunks(riff.from(4), null);
    return new ImageStructure(
        canvas, frames.requireFrames(), first, new Presentation(orientation, Optional.empty()));
  }

  /** Reads the chunks of the file, or of one frame of the given size. */
  private void readChunks(Bytes chunks, Size frame) throws InvalidImage {
    for (long at = 0; at + CHUNK_HEADER <= chunks.length(); ) {
      long length = chunks.u32le(at + 4);
      var data = chunks.slice(at + CHUNK_HEADER, length);
      switch (chunks.name(at)) {
        case "VP8X" -> readCanvas(data);
        case "VP8 " -> readLossy(data, frame);
        case "VP8L" -> readLossless(data, frame);
        case "ALPH" -> readAlpha(frame == null ? canvas : frame);
        case "ANMF" -> readFrame(data, frame);
        case "EXIF" -> orientation = ExifOrientation.read(withoutName(data));
        default -> {}
      }
      at += CHUNK_HEADER + length + (length & 1);
    }
  }

  private void readCanvas(Bytes data) throws InvalidImage {
    if (canvas != null) {
      throw InvalidImage.damaged("it specifies its size twice");
    }
    canvas = limits.admit(data.u24le(4) + 1, data.u24le(7) + 1);
    animated = (data.u8(0) & ANIMATED) != 0;
  }

  /** Removes the name that JPEG has before the block, which some writers add against RFC 9649. */
  private static Bytes withoutName(Bytes data) throws InvalidImage {
    return data.startsWith(EXIF_NAME) ? data.from(EXIF_NAME.length()) : data;
  }

  private void readLossy(Bytes data, Size frame) throws InvalidImage {
    if ((data.u8(0) & 1) != 0 || data.u24le(3) != LOSSY_SIGNATURE) {
      throw InvalidImage.damaged("its lossy data does not begin with the signature of such data");
    }
    data.require(10, data.u24le(0) >> 5);
    readPicture(data.u16le(6) & 0x3fff, data.u16le(8) & 0x3fff, frame);
  }

  private void readLossless(Bytes data, Size frame) throws InvalidImage {
    if (data.u8(0) != LOSSLESS_SIGNATURE) {
      throw InvalidImage.damaged(
          "its lossless data does not begin with the signature of such data");
    }
    long header = data.u32le(1);
    readPicture((int) (header & 0x3fff) + 1, (int) (header >> 14 & 0x3fff) + 1, frame);
  }

  private void readPicture(int width, int height, Size frame) throws InvalidImage {
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
  }

  private void readAlpha(Size frame) throws InvalidImage {
    if (frame == null) {
      throw InvalidImage.damaged("its transparency comes before its size");
    }
    frames.addLayer(frame.width(), frame.height());
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
