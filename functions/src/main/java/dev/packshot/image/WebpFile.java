package dev.packshot.image;

import java.util.Set;

/**
 * The walk through a WebP file (RFC 9649): its chunks, and the lossy or lossless data of the
 * picture, its transparency and every frame of an animation.
 */
final class WebpFile {
  private static final int CHUNK_HEADER = 8;
  private static final Set<String> FIRST_CHUNKS = Set.of("VP8 ", "VP8L", "VP8X");
  private static final int ANIMATED = 0x02;

  /**
   * A frame or its transparency may cost next to no bytes, so what all come to has a limit of its
   * own.
   */
  private static final int MOST_FULL_FRAMES = 4;

  private final Bytes riff;
  private final ImageLimits limits;
  private ImageFacts canvas;
  private boolean animated;
  private int frames;
  private long pixels;

  private WebpFile(Bytes riff, ImageLimits limits) {
    this.riff = riff;
    this.limits = limits;
  }

  static ImageFacts walk(Bytes file, ImageLimits limits) throws Flaw {
    return new WebpFile(file.slice(CHUNK_HEADER, file.u32le(4)), limits).walk();
  }

  private ImageFacts walk() throws Flaw {
    if (!FIRST_CHUNKS.contains(riff.name(4))) {
      throw Flaw.damaged("it does not begin with a picture or its size");
    }
    readChunks(riff.from(4), null);
    if (frames == 0) {
      throw Flaw.cutOff("the file ends before its picture begins");
    }
    return canvas;
  }

  /** Chunks of the file, or of one frame that has the given size. */
  private void readChunks(Bytes chunks, ImageFacts frame) throws Flaw {
    for (long at = 0; at + CHUNK_HEADER <= chunks.length(); ) {
      long length = chunks.u32le(at + 4);
      var data = chunks.slice(at + CHUNK_HEADER, length);
      switch (chunks.name(at)) {
        case "VP8X" -> readCanvas(data);
        case "VP8 " -> readPicture(WebpLossy.size(data), frame, size -> WebpLossy.walk(data));
        case "VP8L" -> readPicture(WebpLossless.size(data), frame, s -> WebpLossless.walk(data));
        case "ALPH" -> readAlpha(data, frame == null ? canvas : frame);
        case "ANMF" -> readFrame(data, frame);
        default -> {}
      }
      at += CHUNK_HEADER + length + (length & 1);
    }
  }

  private void readCanvas(Bytes data) throws Flaw {
    if (canvas != null) {
      throw Flaw.damaged("it tells its size twice");
    }
    canvas = limits.admit(ImageFormat.WEBP, data.u24le(4) + 1, data.u24le(7) + 1);
    animated = (data.u8(0) & ANIMATED) != 0;
  }

  private interface Pixels {
    void walk(Size size) throws Flaw;
  }

  /** Width and height in pixels as the coded data has them. */
  record Size(int width, int height) {}

  private void readPicture(Size size, ImageFacts frame, Pixels coded) throws Flaw {
    if (canvas == null) {
      canvas = limits.admit(ImageFormat.WEBP, size.width(), size.height());
    }
    var expected = frame == null ? canvas : frame;
    if (frame == null && (animated || frames > 0)) {
      return; // a picture beside the frames, or a second one: every viewer passes over it
    }
    if (size.width() != expected.width() || size.height() != expected.height()) {
      throw Flaw.damaged("it tells two different sizes");
    }
    limits.admitFrames(++frames);
    spend(expected.pixels());
    coded.walk(size);
  }

  private void readAlpha(Bytes data, ImageFacts frame) throws Flaw {
    if (frame == null) {
      throw Flaw.damaged("its transparency comes before its size");
    }
    spend(frame.pixels());
    var values = data.from(1);
    switch (data.u8(0) & 3) {
      case 0 -> values.require(0, frame.pixels());
      case 1 -> WebpLossless.walkAlpha(values, new Size(frame.width(), frame.height()));
      default -> throw Flaw.damaged("its transparency is coded in a way that does not exist");
    }
  }

  private void readFrame(Bytes data, ImageFacts outer) throws Flaw {
    if (canvas == null || outer != null) {
      throw Flaw.damaged("a frame stands where none can be");
    }
    long right = 2L * data.u24le(0) + data.u24le(6) + 1;
    long bottom = 2L * data.u24le(3) + data.u24le(9) + 1;
    if (right > canvas.width() || bottom > canvas.height()) {
      throw Flaw.damaged("a frame goes beyond the picture");
    }
    int before = frames;
    readChunks(
        data.from(16), new ImageFacts(ImageFormat.WEBP, data.u24le(6) + 1, data.u24le(9) + 1));
    if (frames != before + 1) {
      throw Flaw.damaged("a frame has no picture");
    }
  }

  private void spend(long more) throws Flaw {
    pixels += more;
    if (pixels > MOST_FULL_FRAMES * limits.pixels()) {
      throw Flaw.of(
          "The picture is too large: its frames and layers have over %,d pixels in all.",
          MOST_FULL_FRAMES * limits.pixels());
    }
  }
}
