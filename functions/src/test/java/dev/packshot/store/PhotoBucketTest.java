package dev.packshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoBucketTest {
  @ParameterizedTest
  @CsvSource({
    "photos,     eu-central-1, https://photos.s3.eu-central-1.amazonaws.com/",
    "photos,     cn-north-1,   https://photos.s3.cn-north-1.amazonaws.com.cn/",
    "photos,     eusc-de-east-1, https://photos.s3.eusc-de-east-1.amazonaws.eu/",
    "photos.org, us-east-1,    https://s3.us-east-1.amazonaws.com/photos.org",
  })
  void isPartOfTheHostNameOnAwsUnlessItContainsADot(String name, String region, String url) {
    assertThat(new PhotoBucket(name, region, Optional.empty()).postUrl()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:9090", "http://127.0.0.1:9090/"})
  void isPartOfThePathElsewhere(URI endpoint) {
    assertThat(new PhotoBucket("photos", "us-east-1", Optional.of(endpoint)).postUrl())
        .isEqualTo("http://127.0.0.1:9090/photos");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "Photos", "a/b", "photos ", "ph\u00f6tos", "evil.org/#photos"})
  void rejectsAnInvalidName(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PhotoBucket(name, "us-east-1", Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PhotoBucket("x".repeat(64), "us-east-1", Optional.empty()));
  }

  @Test
  void requiresARegion() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PhotoBucket("photos", "", Optional.empty()));
  }
}
