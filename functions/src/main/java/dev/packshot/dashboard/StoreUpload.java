package dev.packshot.dashboard;

import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.Judgement;
import dev.packshot.imaging.Picture;
import dev.packshot.imaging.TooSlowException;
import dev.packshot.imaging.Verdict;
import dev.packshot.photo.PhotoType;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.product.ImageAddress;
import dev.packshot.product.ImageObjects;
import dev.packshot.product.Original;
import dev.packshot.product.OriginalKey;
import dev.packshot.product.Pictures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import javax.inject.Inject;

/** The conversion of uploaded files to product images. */
public final class StoreUpload {
  /** Less than the 29 seconds after which API Gateway answers for the function. */
  private static final Duration MAX_TIME = Duration.ofSeconds(24);

  private final ImageJudge judge;
  private final ImageObjects objects;

  @Inject
  public StoreUpload(ImageJudge judge, ImageObjects objects) {
    this.judge = judge;
    this.objects = objects;
  }

  /**
   * Stores a valid file and its widest picture. Refuses every other file. The original is stored
   * first: S3 sends an event about it, whose handler removes both objects if the image is never
   * added.
   */
  StoredImage store(ImageAddress address, PhotoType type, byte[] file) {
    var judgement = judge(file);
    if (judgement.verdict() instanceof Verdict.Invalid invalid) {
      throw new ProblemException(Problem.invalid("image", invalid.reason()));
    }
    var facts = ((Verdict.Valid) judgement.verdict()).facts();
    var picture = picture(judgement, facts.format());
    var widest = Pictures.widestOf(picture);
    var pictures = Pictures.incomplete(address.imageId(), judgement.sha256(), widest);
    objects.putOriginal(new OriginalKey(address, facts.format()), file);
    objects.putPicture(pictures, widest);
    return new StoredImage(
        type,
        new Original(
            facts.format(),
            judgement.sha256(),
            facts.width(),
            facts.height(),
            Optional.of((long) file.length),
            Optional.of(picture.quality())),
        pictures,
        Optional.empty());
  }

  /** Returns the picture of a valid file; there is no decoder for every kind of HEIC. */
  private static Picture picture(Judgement judgement, ImageFormat format) {
    return judgement
        .picture()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.invalid(
                        "image",
                        "cannot be displayed because it is "
                            + format.contentType()
                            + "; upload it as JPEG.")));
  }

  private Judgement judge(byte[] file) {
    try {
      return judge
          .within(MAX_TIME)
          .judge(new ByteArrayInputStream(file), ImageFormat.PRODUCT_IMAGES);
    } catch (TooSlowException slow) {
      throw new ProblemException(Problem.invalid("image", slow.getMessage()));
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory failed", impossible);
    }
  }
}
