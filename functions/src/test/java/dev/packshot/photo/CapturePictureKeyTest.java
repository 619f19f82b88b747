package dev.packshot.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.packshot.id.CaptureId;
import dev.packshot.id.SessionId;
import dev.packshot.imaging.ImageFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of pictures that are added to captures. */
class CapturePictureKeyTest {
  private static final UUID LATER = UUID.fromString("018d5f2e-8a64-7b3c-9d4e-5f6071829304");
  private static final SessionId SESSION =
      new SessionId(UUID.fromString("018d5f2e-8a00-7b3c-9d4e-5f6071829304"));

  @ParameterizedTest
  @EnumSource(names = {"JPEG", "PNG", "WEBP"})
  void readsTheKeyOfACapturesPicture(ImageFormat format) {
    var key = new CapturePictureKey(SESSION, new CaptureId(LATER), format);
    assertThat(CapturePictureKey.parse(key.text())).contains(key);
    assertThat(key).hasToString(key.text());
    assertThat(key.text()).startsWith("scanner/photos/2024/01/" + SESSION + "/captures/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scanner/photos/2024/01/{}/captures/{}.gif",
        "scanner/photos/2024/01/{}/captures/{}.jpeg",
        "scanner/photos/2024/01/{}/captures/{}",
        "scanner/photos/2024/01/{}/captures/.jpg",
        "scanner/photos/2024/01/{}/captures/x.jpg",
        "scanner/photos/2024/01/x/captures/{}.jpg",
        "scanner/photos/2024/02/{}/captures/{}.jpg",
        "scanner/photos/2024/01/{}/front/{}.jpg",
        "scanner/photos/2024/01/{}/captures/{}.jpg/",
        "captures/{}.jpg",
      })
  void readsNoOtherKeyOfACapturesPicture(String pattern) {
    assertThat(CapturePictureKey.parse(pattern.replace("{}", SESSION.toString()))).isEmpty();
  }

  @Test
  void hasNoCapturesPictureOfAnotherFormatOrId() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CapturePictureKey(SESSION, new CaptureId(LATER), ImageFormat.GIF));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new CapturePictureKey(SESSION, new CaptureId(new UUID(0, 0)), ImageFormat.JPEG));
  }
}
