package dev.packshot.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.devkit.picture.ImageSample;
import dev.packshot.devkit.picture.ValidImages;
import dev.packshot.imaging.Verdict.Sound;
import dev.packshot.imaging.Verdict.Unsound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImageJudgeTest {
  static List<ImageSample> sound() {
    return ValidImages.all();
  }

  @ParameterizedTest
  @MethodSource("sound")
  void findsWholePicturesSound(ImageSample sample) throws Exception {
    var bytes = sample.bytes();
    var format = Samples.formatOf(sample);

    var judgement = Samples.judge(bytes, bytes.length, format);

    assertThat(judgement.verdict())
        .isEqualTo(new Sound(new ImageFacts(format, sample.width(), sample.height())));
    assertThat(judgement.length()).isEqualTo(bytes.length);
    assertThat(judgement.sha256()).isEqualTo(sha256(bytes));
  }

  @Test
  void findsACameraPhotoSound() {
    assertThat(Samples.verdict(CameraPhoto.twelveMegapixels().jpeg(), ImageFormat.JPEG))
        .isEqualTo(new Sound(new ImageFacts(ImageFormat.JPEG, 4032, 3024)));
  }

  @Test
  void namesBothTypesWhereTheyDiffer() {
    var jpeg = new CameraPhoto(64, 48, 1, 0.8f).jpeg();

    assertThat(Samples.verdict(jpeg, ImageFormat.PNG))
        .isEqualTo(new Unsound("This is a JPEG image, but image/png was announced."));
  }

  @Test
  void digestsAFileThatIsTooLargeToTheEnd() throws Exception {
    var photo = new CameraPhoto(640, 480, 1, 0.9f).jpeg();
    var most = new ImageLimits(photo.length - 1L, 1_000_000, 1_000, 50, 10);

    var judgement = new ImageJudge(most).judge(new ByteArrayInputStream(photo), ImageFormat.JPEG);

    assertThat(judgement.length()).isEqualTo(photo.length);
    assertThat(judgement.sha256()).isEqualTo(sha256(photo));
    assertThat(judgement.verdict())
        .isEqualTo(
            new Unsound(
                String.format(
                    "The file is too large: it has %,d bytes; the most is %,d.",
                    photo.length, photo.length - 1)));
  }

  @Test
  void takesAFileOfExactlyTheMostBytes() throws Exception {
    var photo = new CameraPhoto(640, 480, 1, 0.9f).jpeg();
    var most = new ImageLimits(photo.length, 1_000_000, 1_000, 50, 10);

    assertThat(
            new ImageJudge(most).judge(new ByteArrayInputStream(photo), ImageFormat.JPEG).verdict())
        .isInstanceOf(Sound.class);
  }

  @Test
  void readsAStreamThatComesInDrops() throws Exception {
    var photo = new CameraPhoto(640, 480, 1, 0.9f).jpeg();
    var drops =
        new ByteArrayInputStream(photo) {
          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, 7));
          }
        };

    var judgement = Samples.JUDGE.judge(drops, ImageFormat.JPEG);

    assertThat(judgement.verdict()).isInstanceOf(Sound.class);
    assertThat(judgement.sha256()).isEqualTo(sha256(photo));
  }

  @Test
  void leavesAStreamThatFailsToItsReader() {
    var photo = new CameraPhoto(640, 480, 1, 0.9f).jpeg();
    var torn =
        new SequenceInputStream(
            new ByteArrayInputStream(Arrays.copyOf(photo, 10_000)), failing("connection reset"));

    assertThatThrownBy(() -> Samples.JUDGE.judge(torn, ImageFormat.JPEG))
        .isInstanceOf(IOException.class)
        .hasMessage("connection reset");
  }

  @Test
  void leavesAStreamThatFailsBeyondTheLimitToItsReader() {
    var few = new ImageJudge(new ImageLimits(100, 1_000_000, 1_000, 50, 10));
    var torn =
        new SequenceInputStream(new ByteArrayInputStream(new byte[1_000]), failing("timed out"));

    assertThatThrownBy(() -> few.judge(torn, ImageFormat.JPEG)).hasMessage("timed out");
  }

  private static InputStream failing(String message) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException(message);
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        throw new IOException(message);
      }
    };
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
