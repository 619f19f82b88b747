package dev.packshot.dashboard;

import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.Judgement;
import dev.packshot.imaging.Picture;
import dev.packshot.imaging.Verdict;
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
import javax.inject.Inject;

/** Judges a file that was sent, and stores it with the picture that is shown of it. */
public final class StoreUpload {
  private final ImageJudge judge;
  private final ImageObjects objects;

  @Inject
  public StoreUpload(ImageJudge judge, ImageObjects objects) {
    this.judge = judge;
    this.objects = objects;
  }

  /**
   * Stores a valid file, and refuses every other. The original comes first: about it S3 sends the
   * event that removes all of it again, should the image never come to be.
   */
  StoredImage store(ImageAddress address, byte[] file) {
    var judgement = judged(file);
    if (judgement.verdict() instanceof Verdict.Invalid invalid) {
      throw new ProblemException(Problem.invalid("image", invalid.reason()));
    }
    var facts = ((Verdict.Valid) judgement.verdict()).facts();
    var widest = Pictures.widestOf(picture(judgement));
    var pictures = Pictures.begun(address.imageId(), judgement.sha256(), widest);
    objects.putOriginal(new OriginalKey(address, facts.format()), file);
    objects.putPicture(pictures, widest);
    return new StoredImage(
        new Original(facts.format(), judgement.sha256(), facts.width(), facts.height()), pictures);
  }

  private static Picture picture(Judgement judgement) {
    return judgement
        .picture()
        .orElseThrow(() -> new IllegalStateException("every format of an image can be decoded"));
  }

  private Judgement judged(byte[] file) {
    try {
      return judge.judge(new ByteArrayInputStream(file), ImageFormat.PRODUCT_IMAGES);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory gives every byte", impossible);
    }
  }
}
