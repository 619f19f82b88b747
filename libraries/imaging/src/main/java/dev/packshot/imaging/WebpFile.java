package dev.packshot.imaging;

import java.util.Optional;

/**
 * The structure of a WebP file (RFC 9649): its chunks and those of every frame, and the sizes that
 * the coded data itself tells, which is what a decoder believes.
 */
final class WebpFile {
  /**
   * The decoder is slow, about 7 million pixels a second, and holds lossless pixels whole, 4 bytes
   * each: 120 MB here. Phones and browsers send no larger ones.
   */
  private static final long MOST_PIXELS = 30_000_000;

  private static final int CHUNK_HEADER = 8;
  private static final int ANIMATED = 0x02;
  private static final int LOSSLESS_SIGNATURE = 0x2f;

  /** RFC 6386: the three bytes that begin a key frame, behind three of flags and length. */
  private static final int LOSSY_SIGNATURE = 0x2a019d;

  private final Bytes riff;
  private final ImageLimits limits;
  private final Frames frames;
  private ImageFacts canvas;
  private Placement first = Placement.WHOLE;
  private Orientation orientation = Orientation.UPRIGHT;
  private boolean animated;

  private WebpFile(Bytes riff, ImageLimits limits) {
    this.riff = riff;
    this.limits = limits;
    this.frames = new Frames(limits);
  }

  static ImageStructure walk(Bytes file, ImageLimits limits) throws InvalidImage {
    return new WebpFile(file.slice(CHUNK_HEADER, file.u32le(4)), limits.withPixels(MOST_PIXELS))
        .walk();
  }

  private ImageStructure walk() throws InvalidImage {
    readChunks(riff.from(4), null);
    return ImageStructure.animation(
        canvas, frames.requireSome(), first, new Presentation(orientation, Optional.empty()));
  }

  /** Chunks of the file, or of one frame that has the given size. */
  private void readChunks(Bytes chunks, ImageFacts frame) throws InvalidImage {
    for (long at = 0; at + CHUNK_HEADER <= chunks.length(); ) {
      long length = chunks.u32le(at + 4);
      var data = chunks.slice(at + CHUNK_HEADER, length);
      switch (chunks.name(at)) {
        case "VP8X" -> readCanvas(data);
        case "VP8 " -> readLossy(data, frame);
        case "VP8L" -> readLossless(data, frame);
        case "ALPH" -> readAlpha(frame == null ? canvas : frame);
        case "ANMF" -> readFrame(data, frame);
        case "EXIF" -> orientation = Orientation.read(withoutName(data));
        default -> {}
      }
      at += CHUNK_HEADER + length + (length & 1);
    }
  }

  private void readCanvas(Bytes data) throws InvalidImage {
    if (canvas != null) {
      throw InvalidImage.damaged("it tells its size twice");
    }
    canvas = limits.admit(ImageFormat.WEBP, data.u24le(4) + 1, data.u24le(7) + 1);
    animated = (data.u8(0) & ANIMATED) != 0;
  }

  /** Some writers put the name before the block that JPEG has there, which RFC 9649 does not. */
  private static Bytes withoutName(Bytes data) throws InvalidImage {
    return JpegNotes.begins(data, "Exif\0\0") ? data.from(6) : data;
  }

  private void readLossy(Bytes data, ImageFacts frame) throws InvalidImage {
    if ((data.u8(0) & 1) != 0 || data.u24le(3) != LOSSY_SIGNATURE) {
      throw InvalidImage.damaged("its lossy data does not begin as such data does");
    }
    data.require(10, data.u24le(0) >> 5);
    readPicture(data.u16le(6) & 0x3fff, data.u16le(8) & 0x3fff, frame);
  }

  private void readLossless(Bytes data, ImageFacts frame) throws InvalidImage {
    if (data.u8(0) != LOSSLESS_SIGNATURE) {
      throw InvalidImage.damaged("its lossless data does not begin as such data does");
    }
    long header = data.u32le(1);
    readPicture((int) (header & 0x3fff) + 1, (int) (header >> 14 & 0x3fff) + 1, frame);
  }

  private void readPicture(int width, int height, ImageFacts frame) throws InvalidImage {
    if (canvas == null) {
      canvas = limits.admit(ImageFormat.WEBP, width, height);
    }
    var expected = frame == null ? canvas : frame;
    if (width != expected.width() || height != expected.height()) {
      throw InvalidImage.damaged("it tells two different sizes");
    }
    if (frame == null && (animated || frames.count() > 0)) {
      throw InvalidImage.damaged("it has a second picture beside its own");
    }
    frames.add(width, height);
  }

  private void readAlpha(ImageFacts frame) throws InvalidImage {
    if (frame == null) {
      throw InvalidImage.damaged("its transparency comes before its size");
    }
    frames.addLayer(frame.width(), frame.height());
  }

  private void readFrame(Bytes data, ImageFacts outer) throws InvalidImage {
    if (!animated || outer != null) {
      throw InvalidImage.damaged("a frame stands where none can be");
    }
    int width = data.u24le(6) + 1;
    int height = data.u24le(9) + 1;
    if (2L * data.u24le(0) + width > canvas.width()
        || 2L * data.u24le(3) + height > canvas.height()) {
      throw InvalidImage.damaged("a frame goes beyond the picture");
    }
    int before = frames.count();
    if (before == 0) {
      first = new Placement(2 * data.u24le(0), 2 * data.u24le(3));
    }
    readChunks(data.from(16), new ImageFacts(ImageFormat.WEBP, width, height));
    if (frames.count() != before + 1) {
      throw InvalidImage.damaged("a frame has no picture");
    }
  }
}
