package dev.packshot.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.Rendition;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.Renditions;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.Uploads;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Pictures that cannot be made. */
class RenditionStoreTest {
  private final TestApp app = new TestApp();
  private final Uploads uploads = new Uploads(app);
  private final PicturesOfPhotos pictures = new PicturesOfPhotos(app);

  @Test
  void leavesOutAPictureThatCannotBeMadeAndSaysSo() {
    var address = PhotoKey.parse(uploads.presign("front", "a.jpg")).orElseThrow().address();
    IntFunction<Rendition> picky =
        width -> {
          if (width == 400) {
            throw new IllegalStateException("not today");
          }
          return new Rendition(width, 1, ImageFormat.PNG, new byte[] {1});
        };
    var made =
        new RenditionStore(pictures.storage()).make(address, "name", List.of(200, 400, 800), picky);
    assertThat(made.renditions())
        .contains(new Renditions("name", ImageFormat.PNG, List.of(200, 800)));
    assertThat(made.failure().orElseThrow()).contains("400 pixels").contains("not today");
    assertThat(pictures.all())
        .containsExactlyInAnyOrderElementsOf(made.renditions().orElseThrow().keys(address));
  }

  @Test
  void makesNothingOfNothing() {
    var address = PhotoKey.parse(uploads.presign("front", "a.jpg")).orElseThrow().address();
    IntFunction<Rendition> broken =
        width -> {
          throw new IllegalStateException();
        };
    var made = new RenditionStore(pictures.storage()).make(address, "name", List.of(200), broken);
    assertThat(made.renditions()).isEmpty();
    assertThat(made.failure()).isPresent();
  }
}
