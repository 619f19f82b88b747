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

/** Pictures that cannot be encoded. */
class RenditionStoreTest {
  private final TestApp app = new TestApp();
  private final Uploads uploads = new Uploads(app);
  private final RenditionFixture pictures = new RenditionFixture(app);
  private final RenditionStore renditions =
      new RenditionStore(pictures.store(), app.graph.background());

  @Test
  void leavesOutAPictureThatCannotBeEncodedAndReportsIt() {
    var address = PhotoKey.parse(uploads.presign("front", "a.jpg")).orElseThrow().address();
    IntFunction<Rendition> encoder =
        width -> {
          if (width == 400) {
            throw new IllegalStateException("no encoder");
          }
          return new Rendition(width, 1, ImageFormat.PNG, new byte[] {1});
        };
    var result = renditions.make(address, "name", List.of(200, 400, 800), encoder);
    assertThat(result.renditions())
        .contains(new Renditions("name", ImageFormat.PNG, List.of(200, 800)));
    assertThat(result.failure().orElseThrow()).contains("400 pixels").contains("no encoder");
    assertThat(pictures.all())
        .containsExactlyInAnyOrderElementsOf(result.renditions().orElseThrow().keys(address));
  }

  @Test
  void returnsNoRenditionsIfNoneCanBeEncoded() {
    var address = PhotoKey.parse(uploads.presign("front", "a.jpg")).orElseThrow().address();
    IntFunction<Rendition> encoder =
        width -> {
          throw new IllegalStateException();
        };
    var result = renditions.make(address, "name", List.of(200), encoder);
    assertThat(result.renditions()).isEmpty();
    assertThat(result.failure()).isPresent();
  }
}
