package dev.packshot.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.lambda.Functions;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.ConcurrentCallers;
import dev.packshot.testing.Gallery;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClients;
import dev.packshot.testing.TestContext;
import dev.packshot.testing.TestProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The deletion of images from the table and the bucket, also after an interruption. */
class DeleteImageTest {
  private final TestApp app = new TestApp();
  private final Gallery gallery = new Gallery(app);

  @Test
  void deletesTheImageAndAllItsObjects() {
    var kept = gallery.add(false);
    var image = gallery.add(true);
    assertThat(gallery.deliverEvent(gallery.original(image))).isTrue();
    assertThat(gallery.objectsOf(image)).hasSize(5);
    var answer = gallery.delete(image);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(gallery.objectsOf(image)).isEmpty();
    assertThat(gallery.ids()).containsExactly(kept);
    assertThat(gallery.count()).isEqualTo(1);
    assertThat(TableContents.withoutKeys(app)).hasSize(2);
    TestProblem.in(gallery.get(image), ErrorCode.NOT_FOUND);
    TestProblem.in(gallery.delete(image), ErrorCode.NOT_FOUND);
    TestProblem.in(gallery.patch(image, "{}"), ErrorCode.NOT_FOUND);
    TestProblem.in(gallery.patch(image, "{\"title\":\"x\"}"), ErrorCode.NOT_FOUND);
    TestProblem.in(gallery.patch(image, "{\"is_primary\":true}"), ErrorCode.NOT_FOUND);
  }

  @Test
  void findsNoImageOfAnotherProduct() {
    var image = gallery.add(true);
    var other = gallery.of("40170725");
    other.add(false);
    TestProblem.in(other.delete(image), ErrorCode.NOT_FOUND);
    TestProblem.in(other.get(image), ErrorCode.NOT_FOUND);
    TestProblem.in(other.patch(image, "{\"is_primary\":true}"), ErrorCode.NOT_FOUND);
    assertThat(gallery.primaries()).containsExactly(image);
    assertThat(other.primaries()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void finishesAnInterruptedDeletionWhenRepeated(int successfulCalls) {
    var image = interruptedAfter(successfulCalls);
    TestProblem.in(gallery.get(image), ErrorCode.NOT_FOUND);
    TestProblem.in(gallery.of("40170725").delete(image), ErrorCode.NOT_FOUND);
    assertThat(gallery.delete(image).status()).isEqualTo(204);
    assertNothingIsLeftOf(image);
    TestProblem.in(gallery.delete(image), ErrorCode.NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void finishesAnInterruptedDeletionInTheHourlyJob(int successfulCalls) throws IOException {
    var image = interruptedAfter(successfulCalls);
    app.clock.advance(Duration.ofMinutes(4));
    var before = gallery.objectsOf(image);
    runJob();
    assertThat(gallery.objectsOf(image)).isEqualTo(before).isNotEmpty();
    app.clock.advance(Duration.ofMinutes(2));
    runJob();
    assertNothingIsLeftOf(image);
    assertThat(app.log).anyMatch(line -> line.contains("\"swept\":1"));
  }

  @Test
  void removesALeftDeletionItemWhenRepeated() {
    var image = gallery.add(false);
    var broken =
        app.withDatabase(
            TestClients.failingOn("deleteItem", () -> SdkClientException.create("down")));
    TestProblem.in(gallery.on(broken).delete(image), ErrorCode.SERVICE_UNAVAILABLE);
    assertThat(gallery.delete(image).status()).isEqualTo(204);
    assertNothingIsLeftOf(image);
  }

  @Test
  void isNotUndoneByAConcurrentUpdate() {
    var image = gallery.add(false);
    var updates = new AtomicInteger();
    var slow =
        app.withDatabase(
            TestClients.observedDynamoDb(
                call -> {
                  // the first update counts the request
                  if (call.equals("updateItem") && updates.incrementAndGet() == 2) {
                    gallery.delete(image);
                  }
                }));
    TestProblem.in(gallery.on(slow).patch(image, "{\"title\":\"x\"}"), ErrorCode.NOT_FOUND);
    assertThat(updates).hasValue(2);
    assertThat(gallery.ids()).isEmpty();
  }

  @Test
  void deletesOnceUnderConcurrentRequests() {
    gallery.add(false);
    for (int round = 0; round < 5; round++) {
      var image = gallery.add(round % 2 == 0);
      var answers = ConcurrentCallers.run(4, caller -> gallery.delete(image).status());
      assertThat(answers).contains(204).isSubsetOf(204, 404);
      assertNothingIsLeftOf(image);
      assertThat(gallery.count()).isEqualTo(1);
    }
  }

  @Test
  void listsConsistentlyWhileImagesAreAddedAndDeleted() {
    var kept = gallery.add(true);
    var lists =
        ConcurrentCallers.run(
            8,
            caller -> {
              if (caller % 2 == 0) {
                var image = gallery.add(false);
                gallery.delete(image);
                return gallery.ids();
              }
              return gallery.ids();
            });
    assertThat(lists).allSatisfy(ids -> assertThat(ids).contains(kept).doesNotHaveDuplicates());
    assertThat(gallery.ids()).containsExactly(kept);
    assertThat(gallery.count()).isEqualTo(1);
  }

  /** Returns an image whose deletion was interrupted by S3 after some successful calls. */
  private String interruptedAfter(int successfulCalls) {
    var image = gallery.add(true);
    gallery.deliverEvent(gallery.original(image));
    var calls = new AtomicInteger();
    var broken =
        app.withObjects(
            TestClients.observedS3(
                call -> {
                  if (calls.getAndIncrement() == successfulCalls) {
                    throw SdkClientException.create("down");
                  }
                }));
    TestProblem.in(gallery.on(broken).delete(image), ErrorCode.SERVICE_UNAVAILABLE);
    assertThat(gallery.count()).isZero();
    assertThat(gallery.primaries()).isEmpty();
    return image;
  }

  private void runJob() throws IOException {
    Functions.maintenance(app.graph)
        .handleRequest(
            new ByteArrayInputStream(new byte[0]),
            OutputStream.nullOutputStream(),
            TestContext.with(app.log));
  }

  private void assertNothingIsLeftOf(String image) {
    assertThat(gallery.objectsOf(image)).isEmpty();
    assertThat(gallery.ids()).doesNotContain(image);
    assertThat(TableContents.withoutKeys(app))
        .noneMatch(item -> item.get("pk").s().equals("DELETIONS"));
  }
}
