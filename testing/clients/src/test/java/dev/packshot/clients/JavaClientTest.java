package dev.packshot.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.packshot.clients.java.ApiClient;
import dev.packshot.clients.java.ApiException;
import dev.packshot.clients.java.JSON;
import dev.packshot.clients.java.api.ImagesApi;
import dev.packshot.clients.java.api.PhotosApi;
import dev.packshot.clients.java.api.SessionsApi;
import dev.packshot.clients.java.model.ErrorCode;
import dev.packshot.clients.java.model.ImageFromPhoto;
import dev.packshot.clients.java.model.Photo;
import dev.packshot.clients.java.model.PhotoChange;
import dev.packshot.clients.java.model.PhotoRegistration;
import dev.packshot.clients.java.model.PhotoType;
import dev.packshot.clients.java.model.Problem;
import dev.packshot.clients.java.model.SessionOptions;
import dev.packshot.clients.java.model.SessionOptions.CaptureModeEnum;
import dev.packshot.clients.java.model.Upload;
import dev.packshot.clients.java.model.UploadStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client that openapi-generator makes for Java. */
@Timeout(60)
class JavaClientTest {
  private static final String GTIN = "00012345678905";
  private static final String ORGANIZATION = Packshot.organization();

  private final ApiClient client = client();
  private final SessionsApi sessions = new SessionsApi(client);
  private final PhotosApi photos = new PhotosApi(client);
  private final ImagesApi images = new ImagesApi(client);

  @Test
  void carriesAPhotoFromItsSessionToAProduct() throws Exception {
    var file = TestPhoto.create();
    var session = openSession();
    var photo = upload(session, file);
    var ready = awaitVerdict(session);
    assertThat(ready.getUploadStatus()).isEqualTo(UploadStatus.READY);
    assertThat(ready.getWidth()).isEqualTo(TestPhoto.WIDTH);
    assertThat(ready.getFileSize()).isEqualTo(file.file().length());
    classify(session, photo);
    assertThat(onlyPhoto(session).getPhotoType()).isEqualTo(PhotoType.NUTRITION);
    assertThat(onlyPhoto(session).getMetadata()).isEqualTo(Map.of("reviewed_by", "ana"));

    var request = new ImageFromPhoto().photoShortId(photo).title("Front").isPrimary(true);
    var image = images.addImageFromPhoto(ORGANIZATION, GTIN, request, null);
    assertThat(image.getSizes()).containsOnlyKeys("200", "400", "640");
    assertThat(images.getImage(ORGANIZATION, GTIN, image.getId())).isEqualTo(image);
  }

  @Test
  void addsAnImageFromAFile() throws Exception {
    var gtin = "04006381333931";
    var image =
        images.addImage(
            ORGANIZATION, gtin, TestPhoto.create().file(), null, "Front of package", true, null);
    assertThat(image.getIsPrimary()).isTrue();
    var page = images.listImages(ORGANIZATION, gtin, null, null);
    assertThat(page.getPagination().getTotalCount()).isEqualTo(1);
    assertThat(page.getData().get(0).getTitle()).isEqualTo("Front of package");
    images.deleteImage(ORGANIZATION, gtin, image.getId());
    assertThat(images.listImages(ORGANIZATION, gtin, null, null).getData()).isEmpty();
  }

  @Test
  void readsAProblem() {
    var refusal =
        catchThrowableOfType(ApiException.class, () -> sessions.getSession("2".repeat(22)));
    assertThat(refusal.getCode()).isEqualTo(404);
    var problem = JSON.getGson().fromJson(refusal.getResponseBody(), Problem.class);
    assertThat(problem.getErrorCode()).isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void readsAnAnswerWithANewFieldAndANewValue() throws Exception {
    var known = JSON.getGson().toJson(photos.presignUpload(openSession(), null, null, null, null));
    var later = known.replaceFirst("\\{", "{\"field_of_tomorrow\":[1],");
    assertThat(JSON.getGson().fromJson(later, Upload.class)).isNotNull();
    assertThat(JSON.getGson().fromJson("\"underside\"", PhotoType.class))
        .isEqualTo(PhotoType.UNKNOWN_DEFAULT_OPEN_API);
  }

  private String openSession() throws ApiException {
    var options = new SessionOptions().captureMode(CaptureModeEnum.BOTH);
    options.putMetadataItem("order", "4711").deviceContext(Map.of("model", "Pixel 11"));
    return sessions.createSession(null, options).getShortId();
  }

  /** Posts a file to S3, registers it and returns the id of its photo. */
  private String upload(String session, TestPhoto file) throws Exception {
    var upload = photos.presignUpload(session, PhotoType.FRONT, "front.jpg", null, null);
    assertThat(file.post(upload.getUploadUrl(), upload.getUploadFields())).isEqualTo(201);
    var registration = new PhotoRegistration().s3Key(upload.getS3Key());
    return photos
        .registerPhoto(session, registration.originalFilename("front.jpg").fileSize(1L << 40))
        .getShortId();
  }

  private Photo awaitVerdict(String session) throws Exception {
    while (onlyPhoto(session).getUploadStatus() == UploadStatus.PENDING) {
      Thread.sleep(100);
    }
    return onlyPhoto(session);
  }

  private Photo onlyPhoto(String session) throws ApiException {
    var found = sessions.getSession(session).getProductPhotos();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private void classify(String session, String photo) throws ApiException {
    var change = new PhotoChange().photoType(PhotoType.NUTRITION);
    photos.updatePhoto(session, photo, change.putMetadataItem("reviewed_by", "ana"));
  }

  private static ApiClient client() {
    var client = new ApiClient().setBasePath(Packshot.url());
    client.setApiKey(Packshot.key());
    return client;
  }
}
