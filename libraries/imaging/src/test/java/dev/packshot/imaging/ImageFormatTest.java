package dev.packshot.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.ImageSample;
import dev.packshot.devkit.picture.ValidImages;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFormatTest {
  static List<ImageSample> valid() {
    return ValidImages.all();
  }

  @ParameterizedTest
  @MethodSource("valid")
  void recognizesEveryFormatByItsFirstBytes(ImageSample sample) {
    assertThat(ImageFormat.sniff(sample.bytes())).contains(Samples.formatOf(sample));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "B",
        "BM",
        "BMW, a maker of cars that are not pictures",
        "GIF88a..............",
        "RIFF....WAVEfmt ",
        "RIFF....WEB",
        "\u00ff\u00d8",
        "\u0089PNG\r\n\u001a\r",
        "\0\0\0\u0018ftypisom\0\0\0\0isommp42",
        "\0\0\0\u0018ftypavif\0\0\0\0mif1avif",
        "\0\0\0\u0018ftypmif1\0\0\0\0miafavif",
        "<html><svg/></html>",
        "<svgs/>",
        "<!-- <svg> -->",
        "<!DOCTYPE html [<svg/>]><html>",
        "Look: <svg/>",
      })
  void recognizesNothingElse(String head) {
    assertThat(ImageFormat.sniff(head.getBytes(ISO_8859_1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"heic", "heix", "hevc", "mif1", "msf1"})
  void recognizesHeicByItsBrand(String brand) {
    var head = ("\0\0\0\u0018ftyp" + brand + "\0\0\0\0mif1heic").getBytes(ISO_8859_1);

    assertThat(ImageFormat.sniff(head)).contains(ImageFormat.HEIC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "\u00ef\u00bb\u00bf <svg>",
        "<s:svg xmlns:s='http://www.w3.org/2000/svg'/>",
        "<?xml version='1.0'?>\n<!-- > ]> --><!DOCTYPE svg PUBLIC 'a' 'b'>\n<svg\n",
        "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>",
      })
  void recognizesADrawingByItsRoot(String head) {
    assertThat(ImageFormat.sniff(head.getBytes(ISO_8859_1))).contains(ImageFormat.SVG);
  }

  @Test
  void acceptsDrawingsForProductsOnly() {
    assertThat(ImageFormat.PHOTOS)
        .containsExactlyInAnyOrder(
            ImageFormat.JPEG,
            ImageFormat.PNG,
            ImageFormat.WEBP,
            ImageFormat.GIF,
            ImageFormat.BMP,
            ImageFormat.HEIC);
    assertThat(ImageFormat.PRODUCT_IMAGES)
        .containsExactlyInAnyOrder(
            ImageFormat.JPEG,
            ImageFormat.PNG,
            ImageFormat.WEBP,
            ImageFormat.GIF,
            ImageFormat.BMP,
            ImageFormat.HEIC,
            ImageFormat.SVG);
  }

  @ParameterizedTest
  @CsvSource({
    "jpg,JPEG",
    "jpeg,JPEG",
    "JPG,JPEG",
    "png,PNG",
    "webp,WEBP",
    "heic,HEIC",
    "gif,GIF",
    "bmp,BMP"
  })
  void isFoundByItsExtensionInAnyCase(String extension, ImageFormat format) {
    assertThat(ImageFormat.ofExtension(extension)).contains(format);
  }

  @Test
  void isNotFoundByOtherExtensions() {
    assertThat(Stream.of("", "svg", "tiff", "jpg ", "jp", "jpg jpeg"))
        .allSatisfy(extension -> assertThat(ImageFormat.ofExtension(extension)).isEmpty());
  }
}
