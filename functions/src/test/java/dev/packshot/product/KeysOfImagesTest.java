package dev.packshot.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.packshot.gs1.Gtin;
import dev.packshot.id.EditId;
import dev.packshot.id.ImageId;
import dev.packshot.id.OrganizationId;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.photo.PhotoType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of an image's objects, its URLs and the name of its file. */
class KeysOfImagesTest {
  private static final UUID VALUE = UUID.fromString("018d5f2e-8a00-7b3c-9d4e-5f6071829304");
  private static final ImageId IMAGE = new ImageId(VALUE);
  private static final Gtin GTIN = new Gtin("04006381333931");
  private static final ImageAddress ADDRESS =
      new ImageAddress(new ProductAddress(new OrganizationId(VALUE), GTIN), IMAGE);
  private static final String FOLDER = "products/" + IMAGE + "/04006381333931/" + IMAGE + "/";

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  void readsTheKeyOfAnOriginal(ImageFormat format) {
    var key = new OriginalKey(ADDRESS, format);
    assertThat(key.text()).isEqualTo(FOLDER + "original." + format.extensions().get(0));
    assertThat(OriginalKey.parse(key.text())).contains(key);
  }

  @Test
  void readsTheKeyOfAnEdit() {
    var key = new EditKey(ADDRESS, new EditId(VALUE));
    assertThat(key.text()).isEqualTo(FOLDER + "edits/" + IMAGE);
    assertThat(EditKey.parse(key.text())).contains(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "products/{}/04006381333931/{}/original.jpeg",
        "products/{}/04006381333931/{}/original.txt",
        "products/{}/04006381333931/{}/original",
        "products/{}/04006381333931/{}/picture.jpg",
        "products/{}/04006381333931/{}/original.jpg/",
        "products/{}/4006381333931/{}/original.jpg",
        "products/{}/04006381333932/{}/original.jpg",
        "products/{}/04006381333931/x/original.jpg",
        "products/x/04006381333931/{}/original.jpg",
        "photos/{}/04006381333931/{}/original.jpg",
        "edits/{}",
        "products/{}/04006381333931/{}/edits/x",
        "products/{}/04006381333931/x/edits/{}",
        "products/{}/04006381333931/{}/edits/{}/",
        "products/{}/4006381333931/{}/edits/{}",
      })
  void readsNoOtherKey(String pattern) {
    var text = pattern.replace("{}", IMAGE.toString());
    assertThat(OriginalKey.parse(text)).isEmpty();
    assertThat(EditKey.parse(text)).isEmpty();
  }

  @Test
  void namesPublicPicturesByTheirContentAndWidth() {
    var sha256 = "0123456789abcdef".repeat(4);
    var pictures = new Pictures(IMAGE, sha256, ImageFormat.PNG, 800, List.of(400, 800));
    var start = "public/images/" + IMAGE + "/0123456789abcdef-";
    assertThat(pictures.objects().key(400)).isEqualTo(start + "400.png");
    assertThat(pictures.isComplete()).isTrue();
    assertThat(new Pictures(IMAGE, sha256, ImageFormat.PNG, 800, List.of()).isComplete()).isFalse();
    assertThat(ADDRESS.publicPrefix()).isEqualTo("public/images/" + IMAGE + "/");
    assertThat(ADDRESS.privatePrefix()).isEqualTo(FOLDER);
  }

  @Test
  void servesOnlyPublicObjects() {
    var media = new MediaUrl("https://media.example.com/m");
    assertThat(media.of("public/images/a.jpg"))
        .isEqualTo("https://media.example.com/m/images/a.jpg");
    assertThatIllegalArgumentException().isThrownBy(() -> media.of(FOLDER + "original.jpg"));
    assertThatIllegalArgumentException().isThrownBy(() -> new MediaUrl("https://example.com/"));
  }

  @ParameterizedTest
  @CsvSource({
    "FRONT,         1, A1N1_s01",
    "LEFT,          9, A2N1_s09",
    "TOP,          10, A3N1_s10",
    "BACK,         99, A7N1_s99",
    "RIGHT,       100, A8N1_s100",
    "BOTTOM,        1, A9N1_s01",
    "NUTRITION,     1, A0N1_s01",
  })
  void namesTheFileAsGs1Does(PhotoType type, long sequence, String middle) {
    assertThat(Gs1FileName.numbered(type, sequence).of(GTIN, IMAGE, ImageFormat.JPEG))
        .isEqualTo("04006381333931_" + middle + ".jpg");
  }

  @Test
  void namesTheFileOfAnEarlierVersionByItsId() {
    assertThat(new Gs1FileName(PhotoType.FRONT, Optional.empty()).of(GTIN, IMAGE, ImageFormat.PNG))
        .isEqualTo("04006381333931_A1N1_" + IMAGE + ".png");
  }

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  void findsAFormatByItsMediaType(ImageFormat format) {
    assertThat(Original.formatOf(format.contentType())).isEqualTo(format);
    assertThatIllegalStateException().isThrownBy(() -> Original.formatOf("text/plain"));
  }
}
