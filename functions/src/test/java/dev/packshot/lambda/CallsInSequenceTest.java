package dev.packshot.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.event.Route;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestRequest;
import dev.packshot.testing.TestSteps;
import dev.packshot.testing.ValidRequests;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The numbers of sequential and concurrent calls to DynamoDB of every route. */
class CallsInSequenceTest {
  private final TestApp app = new TestApp();
  private final ValidRequests requests = new ValidRequests(app);

  @ParameterizedTest
  @EnumSource(Route.class)
  void callsDynamoDbInTheseSteps(Route route) {
    assertSteps(instance -> requests.to(route, instance), callsPerStep(route));
  }

  /** Returns the number of concurrent calls in each of the sequential steps. */
  private static int[] callsPerStep(Route route) {
    return switch (route) {
      case GET_SESSION,
          LIST_PHOTOS,
          GET_PHOTO,
          PRESIGN_UPLOAD,
          LIST_UPLOADS,
          EXPLAIN_UPLOAD,
          LIST_IMAGES,
          GET_MANIFEST,
          GET_IMAGE ->
          new int[] {2};
      case GET_SESSION_STATUS -> new int[] {2};
      case CREATE_CAPTURE, UPLOAD_CAPTURE_IMAGE, GET_CAPTURE, DELETE_SESSION -> new int[] {2, 1};
      case RETRY_CAPTURE -> new int[] {2, 1, 1};
      case NAME_PRODUCT -> new int[] {1, 1};
      case PROMISE_UPLOADS -> new int[] {2, 2};
      case CREATE_SESSION, END_BROWSER_SESSION -> new int[] {1, 1};
      case GET_ME -> new int[] {1};
      case OPEN_BROWSER_SESSION -> new int[] {1, 1, 1};
      case REGISTER_PHOTO, UPDATE_PHOTO, REORDER_PHOTOS, UPDATE_IMAGE -> new int[] {2, 1};
      case LIST_SESSIONS -> new int[] {1, 1, 1, 1, 1, 1};
      case SUBMIT_SESSION, END_SESSION -> new int[] {2, 1, 1};
      case DELETE_PHOTO -> new int[] {2, 1, 1, 1, 1, 1};
      case DELETE_IMAGE -> new int[] {2, 1, 1};
      case ADD_IMAGE, ADD_IMAGE_FROM_PHOTO -> new int[] {2, 1, 1, 1, 1};
      case GET_OPENAPI, GET_REFERENCE, GET_ERROR_PAGE -> new int[] {};
    };
  }

  @Test
  void repeatsARegistrationInOneStep() {
    var body = requests.body(Route.REGISTER_PHOTO);
    requests.to(Route.REGISTER_PHOTO).body(body).send();
    assertSteps(instance -> requests.to(Route.REGISTER_PHOTO, instance).body(body), 2);
  }

  @Test
  void promisesAHundredFilesInOneStepAfterTheAdmission() {
    assertSteps(
        instance ->
            requests.to(Route.PROMISE_UPLOADS, instance).body(ValidRequests.promises(100, false)),
        3,
        101);
  }

  private void assertSteps(Function<TestApp, TestRequest> request, int... callsPerStep) {
    var steps = new TestSteps(callsPerStep);
    var answer = request.apply(app.withDatabase(steps.database())).send();
    assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
    steps.assertAllCallsMade();
  }
}
