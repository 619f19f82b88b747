package dev.packshot.bench.inprocess;

import static dev.packshot.bench.inprocess.Comparison.repeat;

import dev.packshot.lambda.AddImageFromPhotoHandler;
import dev.packshot.lambda.AddImageHandler;
import dev.packshot.lambda.CreateSessionHandler;
import dev.packshot.lambda.DeleteImageHandler;
import dev.packshot.lambda.GetImageHandler;
import dev.packshot.lambda.GetSessionHandler;
import dev.packshot.lambda.ListImagesHandler;
import dev.packshot.lambda.PresignUploadHandler;
import dev.packshot.lambda.RegisterPhotoHandler;
import dev.packshot.lambda.UpdateImageHandler;
import dev.packshot.lambda.UpdatePhotoHandler;
import dev.packshot.photo.PhotoKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;

/**
 * The routes that call AWS, each with its bare calls. Items that a route uses up are created for
 * each block: sessions and products with room for photos and images, and images to delete.
 */
final class RouteComparisons {
  private final Path events;
  private final Fixture fixture;
  private final BareSessions sessions;
  private final BareImages images;
  private final Function create = new Function(new CreateSessionHandler());
  private final Function presign = new Function(new PresignUploadHandler());
  private final Function copy = new Function(new AddImageFromPhotoHandler());
  private int gtins;

  RouteComparisons(Path events) throws IOException {
    this.events = events;
    this.fixture = Fixture.read(events.resolve("fixture.json"));
    var http = AwsCrtHttpClient.create();
    var table = new BareTable(http);
    this.sessions = new BareSessions(table, fixture);
    this.images =
        new BareImages(
            table, new BareBucket(http), fixture, Files.readAllBytes(Path.of(fixture.small())));
  }

  List<Comparison> all() throws IOException {
    var updateImage = new Function(new UpdateImageHandler());
    return List.of(
        sameEvent("create_session", create, sessions::create),
        sameEvent("get_session", new Function(new GetSessionHandler()), sessions::get),
        sameEvent("presign_upload", presign, sessions::presign),
        registerPhoto(),
        sameEvent("update_photo", new Function(new UpdatePhotoHandler()), sessions::updatePhoto),
        sameEvent("list_images", new Function(new ListImagesHandler()), images::list),
        sameEvent("get_image", new Function(new GetImageHandler()), images::get),
        sameEvent("update_image", updateImage, images::update),
        sameEvent("make_primary", updateImage, images::makePrimary),
        addition("add_file", new Function(new AddImageHandler()), images::addFile),
        addition("copy_photo", copy, images::copyPhoto),
        deleteImage());
  }

  private Comparison sameEvent(String route, Function ours, Cost.Task bare) throws IOException {
    return new Comparison(route, false, repeat(ours.invocation(event(route))), repeat(bare));
  }

  private Comparison registerPhoto() {
    var register = new Function(new RegisterPhotoHandler());
    return new Comparison(
        "register_photo",
        false,
        count -> {
          var tasks = new ArrayList<Cost.Task>();
          for (var photo : newPhotos(count)) {
            var session = photo.address().sessionId().toString();
            tasks.add(
                register.invocation(
                    event("register_photo")
                        .replace(fixture.session(), session)
                        .replace("PHOTO_KEY", photo.text())));
          }
          return tasks;
        },
        count -> {
          var tasks = new ArrayList<Cost.Task>();
          for (var photo : newPhotos(count)) {
            tasks.add(() -> sessions.register(photo));
          }
          return tasks;
        });
  }

  /** Returns keys of a new session, from forms as clients get them. */
  private List<PhotoKey> newPhotos(int count) throws IOException {
    var session = create.responseField(event("create_session"), "short_id");
    var form = event("presign_upload").replace(fixture.session(), session);
    var photos = new ArrayList<PhotoKey>();
    for (int at = 0; at < count; at++) {
      photos.add(PhotoKey.parse(presign.responseField(form, "s3_key")).orElseThrow());
    }
    return photos;
  }

  private Comparison addition(String route, Function ours, Addition bare) {
    return new Comparison(
        route,
        true,
        count -> repeat(ours.invocation(forProduct(newGtin(), event(route)))).prepare(count),
        count -> {
          var gtin = newGtin();
          return repeat(() -> bare.add(gtin)).prepare(count);
        });
  }

  private Comparison deleteImage() {
    var delete = new Function(new DeleteImageHandler());
    return new Comparison(
        "delete_image",
        true,
        count -> {
          var gtin = newGtin();
          var tasks = new ArrayList<Cost.Task>();
          for (var image : newImages(gtin, count)) {
            var event = event("delete_image").replace(fixture.image(), image);
            tasks.add(delete.invocation(forProduct(gtin, event)));
          }
          return tasks;
        },
        count -> {
          var gtin = newGtin();
          var tasks = new ArrayList<Cost.Task>();
          for (var image : newImages(gtin, count)) {
            tasks.add(() -> images.delete(gtin, image));
          }
          return tasks;
        });
  }

  private List<String> newImages(String gtin, int count) throws IOException {
    var ids = new ArrayList<String>();
    for (int at = 0; at < count; at++) {
      ids.add(copy.responseField(forProduct(gtin, event("copy_photo")), "id"));
    }
    return ids;
  }

  /** Returns a GTIN that has not been used. */
  private String newGtin() {
    var digits = String.format("%013d", 1_000_000 + gtins++);
    int sum = 0;
    for (int at = 0; at < digits.length(); at++) {
      sum += (digits.charAt(at) - '0') * (at % 2 == 0 ? 3 : 1);
    }
    return digits + (10 - sum % 10) % 10;
  }

  private String forProduct(String gtin, String event) {
    return event.replace(fixture.gtin(), gtin);
  }

  private String event(String route) throws IOException {
    return Files.readString(events.resolve(route + ".json"));
  }

  private interface Addition {
    void add(String gtin) throws IOException;
  }
}
