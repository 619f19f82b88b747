package dev.packshot.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.graph.Settings;
import dev.packshot.id.Ids;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoType;
import dev.packshot.session.Session;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestHeic;
import dev.packshot.testing.Uploads;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The smaller pictures of session photos. */
class RenditionsOfPhotosTest {
  private static final byte[] WIDE = RenditionFixture.WIDE;

  private final TestApp app = new TestApp();
  private final Uploads uploads = new Uploads(app);
  private final RenditionFixture pictures = new RenditionFixture(app);

  @Test
  void makesEveryWidthUpToThePhotosOwn() throws Exception {
    var key = uploads.store(WIDE);
    uploads.deliverEvent(key, Uploads.FIRST);
    var renditions = pictures.photo(key).renditions().orElseThrow();
    assertThat(renditions.widths()).containsExactly(200, 400, 800, 900);
    assertThat(pictures.all())
        .containsExactlyInAnyOrderElementsOf(renditions.keys(pictures.photo(key).address()));
    for (int width : renditions.widths()) {
      var picture = read(renditions.key(pictures.photo(key).address(), width));
      assertThat(picture.getWidth()).isEqualTo(width);
      assertThat(picture.getHeight()).isEqualTo(Math.round(width * 600 / 900f));
    }
  }

  @Test
  void storesPrivateJpegsWithoutCameraMetadata() {
    var key = uploads.store(WIDE);
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(pictures.all()).hasSize(4);
    for (var name : pictures.all()) {
      var object = TestApp.s3().client().getObjectAsBytes(get -> get.bucket(app.bucket).key(name));
      assertThat(object.response().contentType()).isEqualTo("image/jpeg");
      assertThat(object.response().cacheControl()).isEqualTo("private, max-age=3600");
      assertThat(new String(object.asByteArray(), ISO_8859_1)).doesNotContain("Exif");
    }
    assertThat(new String(WIDE, ISO_8859_1)).contains("Exif");
  }

  @Test
  void makesNoneForARejectedPhoto() {
    var key = uploads.store("no picture".getBytes(UTF_8));
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(pictures.photo(key).renditions()).isEmpty();
    assertThat(pictures.all()).isEmpty();
    assertThat(app.graph.photos().sessionOf(pictures.photo(key).address().photoId())).isEmpty();
  }

  @Test
  void areThoseOfTheFileWhateverItsName() {
    var named = uploads.presign("front", "photo.png");
    var key = uploads.store(named, WIDE);
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(pictures.photo(key).status().value()).isEqualTo("ready");
    assertThat(pictures.photo(key).contentType()).contains("image/jpeg");
    assertThat(pictures.photo(key).renditions().orElseThrow().widths())
        .containsExactly(200, 400, 800, 900);
  }

  @Test
  void areMadeOfHeic() {
    TestHeic.requireDecoder();
    var key = uploads.store(uploads.presign("front", "photo.heic"), TestHeic.file());
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(pictures.photo(key).contentType()).contains("image/heic");
    assertThat(pictures.photo(key).renditions().orElseThrow().widths())
        .containsExactly(200, 400, 640);
  }

  @Test
  void makesNoneForHeicIfItIsSwitchedOff() {
    var withoutHeic = new Uploads(app.with(Settings.HEIC, "off"));
    var key = withoutHeic.store(withoutHeic.presign("front", "photo.heic"), TestHeic.file());
    withoutHeic.deliverEvent(key, Uploads.FIRST);
    assertThat(pictures.photo(key).status().value()).isEqualTo("ready");
    assertThat(pictures.photo(key).renditions()).isEmpty();
    assertThat(pictures.all()).isEmpty();
  }

  @Test
  void makesNoneForAnUnknownSession() {
    var unknown =
        new PhotoKey(new Ids(app.clock).next(), new Ids(app.clock).next(), PhotoType.FRONT, "jpg");
    uploads.store(unknown.text(), WIDE);
    uploads.deliverEvent(unknown.text(), Uploads.FIRST);
    assertThat(pictures.all()).isEmpty();
    assertThat(app.graph.photos().sessionOf(unknown.address().photoId())).isEmpty();
  }

  @Test
  void findsTheSessionOfAPhotoOnceItIsReady() {
    var key = uploads.presign("front", "photo.jpg");
    uploads.register(key);
    assertThat(app.graph.photos().sessionOf(pictures.photo(key).address().photoId())).isEmpty();
    uploads.store(key, WIDE);
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(app.graph.photos().sessionOf(pictures.photo(key).address().photoId()))
        .contains(pictures.photo(key).address().sessionId());
  }

  @Test
  void keepsNoneForAPhotoBeyondTheLimit() {
    var late = uploads.store(WIDE);
    for (int at = 0; at < Session.MAX_PHOTOS; at++) {
      uploads.register(uploads.presign("back", "photo.jpg"));
    }
    uploads.deliverEvent(late, Uploads.FIRST);
    assertThat(pictures.photo(late).isBeyondLimit()).isTrue();
    assertThat(pictures.all()).isEmpty();
    uploads.deliverEvent(late, Uploads.FIRST);
    assertThat(pictures.all()).isEmpty();
  }

  private BufferedImage read(String key) throws IOException {
    var bytes = TestApp.s3().client().getObjectAsBytes(get -> get.bucket(app.bucket).key(key));
    return ImageIO.read(new ByteArrayInputStream(bytes.asByteArray()));
  }
}
