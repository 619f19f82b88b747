package dev.packshot.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dev.packshot.devkit.picture.ImageSample;
import dev.packshot.devkit.picture.SoundImages;
import dev.packshot.image.Verdict.Sound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The judge against decoders that draw: what it finds sound, they can read to the end. */
class OtherDecodersTest {
  private static final int CHANGES = 150;

  static List<ImageSample> readable() {
    return SoundImages.all().stream()
        .filter(s -> s.width() * s.height() < 1_000_000 && !s.name().startsWith("HEIC"))
        .toList();
  }

  /** Formats in which the reader forgives nothing that the standard allows. */
  static List<ImageSample> readableWhenDamaged() {
    return readable().stream()
        .filter(s -> List.of("JPEG", "PNG", "GIF").contains(Samples.formatOf(s).name()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("readable")
  void readEverySample(ImageSample sample) throws Exception {
    assertThat(read(Samples.formatOf(sample), sample.bytes())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("readableWhenDamaged")
  void readWhateverIsStillSoundOfAChangedFile(ImageSample sample) {
    var format = Samples.formatOf(sample);
    var file = sample.bytes();
    var random = new Random(7);
    for (int i = 0; i < CHANGES; i++) {
      var changed = file.clone();
      changed[random.nextInt(file.length)] = (byte) random.nextInt();
      if (Samples.verdict(changed, format) instanceof Sound) {
        assertThatCode(
                () ->
                    assertThat(read(format, changed))
                        .noneMatch(warning -> warning.contains("remature")))
            .doesNotThrowAnyException();
      }
    }
  }

  /** Reads all there is and tells what the reader warns of. */
  private static List<String> read(ImageFormat format, byte[] file) throws IOException {
    var reader = reader(format);
    var warnings = new ArrayList<String>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(stream, false, true);
      for (int i = 0; i < (format == ImageFormat.GIF ? reader.getNumImages(true) : 1); i++) {
        if (reader.canReadRaster()) {
          reader.readRaster(i, null);
        } else {
          reader.read(i);
        }
      }
    } finally {
      reader.dispose();
    }
    return warnings;
  }

  private static ImageReader reader(ImageFormat format) throws IOException {
    return format == ImageFormat.WEBP
        ? new WebPImageReaderSpi().createReaderInstance()
        : ImageIO.getImageReadersByFormatName(format.name()).next();
  }
}
