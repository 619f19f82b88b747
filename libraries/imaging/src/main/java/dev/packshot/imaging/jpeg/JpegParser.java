package dev.packshot.imaging.jpeg;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.StructureLimits;

/** The parser of JPEG files: it reads the segments and scans of the picture. */
final class JpegParser {
  /** Encoders write about 10 scans, and 64 at most; each costs a pass over all blocks. */
  private static final int MAX_SCANS = 100;

  /** The JDK's reader outputs the whole picture after each scan: 12 scans at 120 megapixels. */
  private static final long MAX_PIXELS_IN_SCANS = 1_500_000_000;

  /** Encoders write a table or two before each scan; a decoder reads each one anew. */
  private static final int MAX_TABLES = 10_000;

  private final JpegSegments segments;
  private final StructureLimits limits;
  private final JpegMetadata metadata = new JpegMetadata();
  private JpegFrame frame;
  private int tables;

  private JpegParser(Bytes file, StructureLimits limits) {
    this.segments = new JpegSegments(file);
    this.limits = limits;
  }

  static ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage {
    return new JpegParser(file, limits).parse();
  }

  private ImageStructure parse() throws InvalidImage {
    while (segments.next()) {
      if (segments.isFrame()) {
        readFrame(segments.marker());
      } else if (segments.marker() == JpegSegments.SOS) {
        readScan(segments.scans());
      } else if (!PlainJpeg.isMetadata(segments.marker())) {
        readTable();
      } else {
        metadata.read(segments.marker(), segments.body());
      }
    }
    if (frame == null || segments.scans().count() == 0) {
      throw InvalidImage.cutOff("the file ends before its picture begins");
    }
    return ImageStructure.still(frame.size(), metadata.presentation(frame.components()))
        .withTakenAt(metadata.exif().takenAt());
  }

  private void readFrame(int marker) throws InvalidImage {
    if (marker > JpegSegments.SOF2) {
      throw InvalidImage.of(
          "The picture uses a kind of JPEG (lossless, hierarchical or arithmetic) that browsers"
              + " and Packshot cannot decode.");
    }
    frame = JpegFrame.read(segments.body(), marker == JpegSegments.SOF2, limits);
  }

  private void readTable() throws InvalidImage {
    if (++tables > MAX_TABLES) {
      throw InvalidImage.of("The picture has more than %,d tables for its decoder.", MAX_TABLES);
    }
  }

  private void readScan(JpegScans scans) throws InvalidImage {
    if (scans.count() > MAX_SCANS) {
      throw InvalidImage.of("The picture is coded in more than %d scans.", MAX_SCANS);
    }
    if (scans.count() * frame.size().pixels() > MAX_PIXELS_IN_SCANS) {
      throw InvalidImage.of("The picture is coded in too many scans for its size.");
    }
    if (scans.count() == 1) {
      frame.requireMemoryFor(scans.components().length);
    }
  }
}
