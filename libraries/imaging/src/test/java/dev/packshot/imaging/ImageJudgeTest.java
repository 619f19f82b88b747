package dev.packshot.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.devkit.picture.ImageSample;
import dev.packshot.devkit.picture.ValidImages;
import dev.packshot.imaging.Verdict.Invalid;
import dev.packshot.imaging.Verdict.Valid;
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
  static List<ImageSample> valid() {
    return ValidImages.all();
  }

  @ParameterizedTest
  @MethodSource("valid")
  void acceptsCompletePictures(ImageSample sample) throws Exception {
    var bytes = sample.bytes();
    var format = Samples.formatOf(sample);

    var judgement = Samples.judge(bytes, bytes.length, format);

    assertThat(judgement.verdict())
        .isEqualTo(new Valid(new ImageFacts(format, sample.width(), sample.height())));
    assertThat(judgement.length()).isEqualTo(bytes.length);
    assertThat(judgement.sha256()).isEqualTo(sha256(bytes));
  }

  @Test
  void decodesASmallHeicBeforeASnapshot() {
    assertThat(DecodingImageJudge.prime()).isEqualTo(DecodingImageJudge.canDecodeHeic());
  }

  @Test
  void acceptsACameraPhoto() {
    assertThat(Samples.verdict(CameraPhoto.twelveMegapixels().jpeg(), ImageFormat.JPEG))
        .isEqualTo(new Valid(new ImageFacts(ImageFormat.JPEG, 4032, 3024)));
  }

  @Test
  void namesTheFormatFoundAndThoseThatAreAccepted() {
    var jpeg = new CameraPhoto(64, 48, 1, 0.8f).jpeg();

    assertThat(Samples.verdict(jpeg, ImageFormat.PNG))
        .isEqualTo(new Invalid("JPEG images are not accepted; send PNG."));
  }

  @Test
  void digestsATooLargeFileToItsEnd() throws Exception {
    var photo = new CameraPhoto(640, 480, 1, 0.9f).jpeg();
    var limits = new ImageLimits(photo.length - 1L, 1_000_000, 1_000, 50, 10);

    var judgement =
        new DecodingImageJudge(limits).judge(new ByteArrayInputStream(photo), ImageFormat.JPEG);

    assertThat(judgement.length()).isEqualTo(photo.length);
    assertThat(judgement.sha256()).isEqualTo(sha256(photo));
    assertThat(judgement.verdict())
        .isEqualTo(
            new Invalid(
                String.format(
                    "The file is too large: it has %,d bytes; the maximum is %,d.",
                    photo.length, photo.length - 1)));
  }

  @Test
  void acceptsAFileOfExactlyTheMaximumLength() throws Exception {
    var photo = new CameraPhoto(640, 480, 1, 0.9f).jpeg();
    var limits = new ImageLimits(photo.length, 1_000_000, 1_000, 50, 10);

    assertThat(
            new DecodingImageJudge(limits)
                .judge(new ByteArrayInputStream(photo), ImageFormat.JPEG)
                .verdict())
        .isInstanceOf(Valid.class);
  }

  @Test
  void readsAStreamThatDeliversAFewBytesAtATime() throws Exception {
    var photo = new CameraPhoto(640, 480, 1, 0.9f).jpeg();
    var slow =
        new ByteArrayInputStream(photo) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 7));
          }
        };

    var judgement = Samples.JUDGE.judge(slow, ImageFormat.JPEG);

    assertThat(judgement.verdict()).isInstanceOf(Valid.class);
    assertThat(judgement.sha256()).isEqualTo(sha256(photo));
  }

  @Test
  void throwsIfTheStreamFails() {
    var photo = new CameraPhoto(640, 480, 1, 0.9f).jpeg();
    var failing =
        new SequenceInputStream(
            new ByteArrayInputStream(Arrays.copyOf(photo, 10_000)),
            failingWith("connection reset"));

    assertThatThrownBy(() -> Samples.JUDGE.judge(failing, ImageFormat.JPEG))
        .isInstanceOf(IOException.class)
        .hasMessage("connection reset");
  }

  @Test
  void throwsIfTheStreamFailsBeyondTheLimit() {
    var judge = new DecodingImageJudge(new ImageLimits(100, 1_000_000, 1_000, 50, 10));
    var failing =
        new SequenceInputStream(
            new ByteArrayInputStream(new byte[1_000]), failingWith("timed out"));

    assertThatThrownBy(() -> judge.judge(failing, ImageFormat.JPEG)).hasMessage("timed out");
  }

  private static InputStream failingWith(String message) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException(message);
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        throw new IOException(message);
      }
    };
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
