package dev.packshot.lambda;

import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.http.Response;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.photo.PhotoItem;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoType;
import dev.packshot.photo.Registration;
import dev.packshot.snapshot.Priming;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Calls that a route makes once its caller is admitted, practised so that they change nothing:
 * writes under conditions that fail, since there is no session of 22 twos; and what a {@link
 * DryRun} leaves out, since it needs S3. Each step is one that the function's own role allows.
 */
final class Practice {
  /** Large enough for a smaller picture to be made of it. */
  private static final int SIDE = 240;

  private static final int NOT_FOUND = 404;

  private Practice() {}

  /** One thing to practise. */
  interface Step {
    void take(AppComponent app) throws IOException;
  }

  static List<Step> of(Route route) {
    return switch (route) {
      case CREATE_SESSION -> List.of(Practice::put);
      case REGISTER_PHOTO -> List.of(Practice::register);
      case UPDATE_PHOTO -> List.of(Practice::classify);
      case ADD_IMAGE -> List.of(Practice::decode, Practice::show);
      case UPDATE_IMAGE -> List.of(app -> app.practiceImage().change());
      case DELETE_IMAGE -> List.of(app -> app.practiceImage().remove());
      case GET_SESSION,
          PRESIGN_UPLOAD,
          LIST_IMAGES,
          GET_IMAGE,
          GET_OPENAPI,
          GET_REFERENCE,
          GET_ERROR_PAGE ->
          List.of();
    };
  }

  static List<Step> ofUpload() {
    return List.of(Practice::open, Practice::decode, Practice::file);
  }

  private static void put(AppComponent app) {
    app.table().putInPlace(PhotoItem.register(registration(app)));
  }

  private static void register(AppComponent app) {
    app.uploads().register(registration(app));
  }

  private static void classify(AppComponent app) {
    var address = key().address();
    app.photos()
        .classify(address.sessionId(), address.photoId(), PhotoType.OTHER, MetadataUpdate.UNCHANGED);
  }

  private static void show(AppComponent app) {
    write(app, Response.ok(app.practiceImage().shown()));
  }

  private static void open(AppComponent app) throws IOException {
    try {
      app.photoObjects().open(Priming.OBJECT);
    } catch (AwsServiceException gone) { // the CRT loses an error's body with its connection
      if (gone.statusCode() != NOT_FOUND) {
        throw gone;
      }
    }
  }

  private static void decode(AppComponent app) throws IOException {
    for (var format : List.of(ImageFormat.JPEG, ImageFormat.PNG)) {
      var picture = new ByteArrayOutputStream();
      var pixels = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      ImageIO.write(pixels, format.name(), picture);
      var judged = app.imageJudge().judge(new ByteArrayInputStream(picture.toByteArray()), format);
      judged.picture().ifPresent(sound -> sound.widths().forEach(sound::rendition));
    }
  }

  private static void file(AppComponent app) {
    app.uploads().file(key(), DryRun.object().rejected("-"), app.clock().instant());
  }

  private static Registration registration(AppComponent app) {
    return new Registration(
        key().address(),
        PhotoType.OTHER,
        Map.of("rehearsal", "true"),
        Optional.empty(),
        "photo.jpg",
        Optional.of(1L),
        app.clock().instant());
  }

  private static PhotoKey key() {
    return PhotoKey.parse(Priming.OBJECT).orElseThrow();
  }

  private static void write(AppComponent app, Response response) {
    try {
      app.apiEvents().write(response, OutputStream.nullOutputStream());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
