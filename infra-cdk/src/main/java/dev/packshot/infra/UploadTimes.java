package dev.packshot.infra;

import dev.packshot.imaging.DecodingImageJudge;
import dev.packshot.imaging.ImageFormat;
import java.time.Duration;

/**
 * The times of an upload event. The judge may take twice as long as for the slowest file of each
 * format that is accepted. BoundedWorkTest of libraries/imaging has these files and prints their
 * times.
 */
final class UploadTimes {
  /**
   * The time of one core at 1,769 MB on Lambda's Arm processors as a multiple of the measured one.
   * It was not measured on AWS.
   */
  static final double PROCESSOR_FACTOR = 2;

  /** The time to read the largest file and to make and store its pictures, on Lambda. */
  private static final Duration OTHER_TIME = Duration.ofSeconds(6);

  /** The time by which a message is invisible for longer than the function may run. */
  private static final Duration MARGIN = Duration.ofSeconds(4);

  private UploadTimes() {}

  /**
   * Returns the CPU seconds of judging the slowest file: JDK 17 without the second compiler, as in
   * the function, on an AMD EPYC, 2026-11-28.
   */
  static double slowest(ImageFormat format) {
    return switch (format) {
      case JPEG ->
          5.0; // progressive, 89 megapixels of noise, 22 MB; 200 megapixels in one scan take 1.2
      case PNG -> 11.8; // 16 bits and transparency, 120 megapixels
      // 120 million pixels in the frames of an animation; a still of 50 megapixels, 18 MB, takes
      // 7.1
      case WEBP -> 17.0;
      case GIF -> 1.0; // data of blocks of 1 byte
      case BMP -> 2.5; // 1 bit, 120 megapixels
      // 50 megapixels of noise, 22 MB: 42.6; with the most samples and bytes that the limits admit
      case HEIC -> 53.0;
      case SVG -> 1.1; // selectors
    };
  }

  /** Returns the timeout of the function, which handles one object at a time. */
  static Duration timeout() {
    return DecodingImageJudge.MAX_TIME.plus(OTHER_TIME);
  }

  /**
   * Returns the time after which a message is delivered again if its handling failed. AWS
   * recommends six times the function's timeout, for messages that were received but could not be
   * handled for lack of concurrency
   * (docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html). With a maximum concurrency
   * of the event source, such messages are not received. A failure then costs a photo two minutes,
   * and handling an event twice at the same time is safe.
   */
  static Duration visibility() {
    return timeout().plus(MARGIN);
  }
}
