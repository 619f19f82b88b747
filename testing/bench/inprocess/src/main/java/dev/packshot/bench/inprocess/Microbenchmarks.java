package dev.packshot.bench.inprocess;

import dev.packshot.auth.ApiKey;
import dev.packshot.auth.KeyKind;
import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.http.BaseUrl;
import dev.packshot.http.Body;
import dev.packshot.http.Request;
import dev.packshot.id.Ids;
import dev.packshot.id.ShortUuid;
import dev.packshot.imaging.DecodingImageJudge;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.ImageLimits;
import dev.packshot.imaging.Judgement;
import dev.packshot.json.JsonWriter;
import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoType;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.PostSigner;
import dev.packshot.store.PresignedPost;
import dev.packshot.store.SigningCredentials;
import dev.packshot.store.UploadTerms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Benchmarks of code that does no I/O. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class Microbenchmarks {
  private final Ids ids = new Ids(Clock.systemUTC());
  private final UUID uuid = ids.next();
  private final String shortUuid = ShortUuid.encode(uuid);
  private final PhotoKey key = new PhotoKey(uuid, ids.next(), PhotoType.FRONT, "jpg");
  private final String keyText = key.text();
  private final String apiKey = ApiKey.mint(KeyKind.CSB, new SecureRandom()).reveal();
  private final PostSigner signer =
      new PostSigner(new PhotoBucket("packshot-photos", "eu-central-1", Optional.empty()));
  private final SigningCredentials credentials =
      new SigningCredentials("AKIDEXAMPLE", "secret", Optional.of("token"), Optional.empty());
  private final UploadTerms terms = UploadTerms.of(key.text(), key.contentType());
  private final Instant now = Instant.now();
  private final Map<String, String> metadata = Map.of("order", "4711", "shelf", "B12");
  private final DecodingImageJudge judge = new DecodingImageJudge(ImageLimits.DEFAULT);
  private final byte[] photo = new CameraPhoto(640, 480, 1, 0.85f).jpeg();
  private final Request request =
      new Request(
          "id",
          "POST",
          "/",
          Map.of(),
          Map.of(),
          Map.of("content-type", "application/json"),
          "203.0.113.7",
          new BaseUrl("", ""),
          new Body(
              "{\"metadata\":{\"order\":\"4711\"},\"capture_mode\":\"both\",\"user_agent\":\"Scanner/1.0\"}",
              false));

  @Benchmark
  public UUID createId() {
    return ids.next();
  }

  @Benchmark
  public String encodeShortUuid() {
    return ShortUuid.encode(uuid);
  }

  @Benchmark
  public Optional<UUID> parseShortUuid() {
    return ShortUuid.parse(shortUuid);
  }

  @Benchmark
  public Optional<PhotoKey> parsePhotoKey() {
    return PhotoKey.parse(keyText);
  }

  @Benchmark
  public String hashApiKey() {
    return ApiKey.parse(apiKey).orElseThrow().hash();
  }

  @Benchmark
  public Optional<PresignedPost> signUploadForm() {
    return signer.sign(terms, credentials, now);
  }

  @Benchmark
  public MetadataUpdate parseMetadata() {
    return request.fields().metadata("metadata");
  }

  @Benchmark
  public String writeJson() {
    return JsonWriter.object(
        json ->
            json.field("short_id", shortUuid).field("created", now).field("metadata", metadata));
  }

  @Benchmark
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public Judgement judgeSmallPhoto() throws IOException {
    return judge.judge(new ByteArrayInputStream(photo), ImageFormat.JPEG);
  }
}
