package dev.packshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestEngines;
import dev.packshot.testing.Uploads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class S3UploadedFilesTest {
  private final TestApp app = new TestApp();
  private final Uploads uploads = new Uploads(app);

  @Test
  void findsAFileThatHasArrivedAndNoOther() {
    var key = uploads.store(Uploads.PHOTO);
    assertThat(files(Clock.systemUTC()).find(key).orElseThrow().size())
        .isEqualTo(Uploads.PHOTO.length);
    assertThat(files(Clock.systemUTC()).find(key + "x")).isEmpty();
  }

  @Test
  void storesAnEmptyFileOverAnother() {
    var key = uploads.store(Uploads.PHOTO);
    files(Clock.systemUTC()).putEmpty(key);
    assertThat(files(Clock.systemUTC()).find(key).orElseThrow().size()).isZero();
  }

  @Test
  void signsARequestForOneSecondOnly() {
    var key = uploads.store(Uploads.PHOTO);
    assertThat(files(new TickingClock()).find(key)).isPresent();
  }

  private UploadedFiles files(Clock clock) {
    var credentials =
        new SigningCredentials(
            TestApp.ACCESS_KEY, TestApp.SECRET_KEY, Optional.empty(), Optional.empty());
    var bucket = new PhotoBucket(app.bucket, TestApp.REGION, Optional.of(TestApp.s3().endpoint()));
    return new S3UploadedFiles(bucket, TestEngines.HTTP, () -> credentials, clock);
  }

  /** A clock that is a second later at each look. */
  private static final class TickingClock extends Clock {
    private final AtomicInteger looks = new AtomicInteger();

    @Override
    public Instant instant() {
      return Instant.now().plus(Duration.ofSeconds(looks.incrementAndGet()));
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
