package dev.packshot.bench.inprocess;

import static dev.packshot.bench.inprocess.Compared.same;

import dev.packshot.id.Ids;
import dev.packshot.id.SessionId;
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
import dev.packshot.photo.PhotoType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;

/**
 * Every route that does work, each with the calls it makes. What a route uses up is made anew for
 * each block of calls: a session that its photos fill, a product that its images fill, images to
 * delete.
 */
final class Routes {
  private final Path events;
  private final Facts facts;
  private final BareSessions sessions;
  private final BareImages images;
  private final Ids ids = new Ids(Clock.systemUTC());
  private final Function create = new Function(new CreateSessionHandler());
  private final Function add = new Function(new AddImageHandler());
  private int products;

  Routes(Path events) throws IOException {
    this.events = events;
    this.facts = Facts.read(events.resolve("facts.json"));
    var http = AwsCrtHttpClient.create();
    var table = new BareTable(http);
    this.sessions = new BareSessions(table, facts);
    this.images =
        new BareImages(
            table, new BareBucket(http), facts, Files.readAllBytes(Path.of(facts.small())));
  }

  List<Compared> all() throws IOException {
    var updateImage = new Function(new UpdateImageHandler());
    return List.of(
        repeated("create_session", create, sessions::create),
        repeated("get_session", new Function(new GetSessionHandler()), sessions::get),
        repeated("presign_upload", new Function(new PresignUploadHandler()), sessions::presign),
        registerPhoto(),
        repeated("update_photo", new Function(new UpdatePhotoHandler()), sessions::updatePhoto),
        repeated("list_images", new Function(new ListImagesHandler()), images::list),
        repeated("get_image", new Function(new GetImageHandler()), images::get),
        repeated("update_image", updateImage, images::update),
        repeated("make_primary", updateImage, images::makePrimary),
        added("add_file", images::addFile),
        added("copy_photo", images::copyPhoto),
        deleteImage());
  }

  private Compared repeated(String route, Function ours, Cost.Call bare) throws IOException {
    return new Compared(route, false, same(ours.call(event(route))), same(bare));
  }

  private Compared registerPhoto() {
    var register = new Function(new RegisterPhotoHandler());
    return new Compared(
        "register_photo",
        false,
        count -> {
          var calls = new ArrayList<Cost.Call>();
          for (var photo : newPhotos(count)) {
            var session = photo.address().sessionId().toString();
            calls.add(
                register.call(
                    event("register_photo")
                        .replace(facts.session(), session)
                        .replace("PHOTO_KEY", photo.text())));
          }
          return calls;
        },
        count -> {
          var calls = new ArrayList<Cost.Call>();
          for (var photo : newPhotos(count)) {
            calls.add(() -> sessions.register(photo));
          }
          return calls;
        });
  }

  private List<PhotoKey> newPhotos(int count) throws IOException {
    var session = SessionId.parse(create.ask(event("create_session"), "short_id")).orElseThrow();
    var photos = new ArrayList<PhotoKey>();
    for (int at = 0; at < count; at++) {
      photos.add(new PhotoKey(session.value(), ids.next(), PhotoType.FRONT, "jpg"));
    }
    return photos;
  }

  private Compared added(String route, ToProduct bare) {
    return new Compared(
        route,
        true,
        count -> same(add.call(at(newProduct(), event(route)))).calls(count),
        count -> {
          var gtin = newProduct();
          return same(() -> bare.add(gtin)).calls(count);
        });
  }

  private Compared deleteImage() {
    var delete = new Function(new DeleteImageHandler());
    return new Compared(
        "delete_image",
        true,
        count -> {
          var gtin = newProduct();
          var calls = new ArrayList<Cost.Call>();
          for (var image : newImages(gtin, count)) {
            var event = event("delete_image").replace(facts.image(), image);
            calls.add(delete.call(at(gtin, event)));
          }
          return calls;
        },
        count -> {
          var gtin = newProduct();
          var calls = new ArrayList<Cost.Call>();
          for (var image : newImages(gtin, count)) {
            calls.add(() -> images.delete(gtin, image));
          }
          return calls;
        });
  }

  private List<String> newImages(String gtin, int count) throws IOException {
    var made = new ArrayList<String>();
    for (int at = 0; at < count; at++) {
      made.add(add.ask(at(gtin, event("copy_photo")), "id"));
    }
    return made;
  }

  /** The next number with its check digit. */
  private String newProduct() {
    var digits = String.format("%013d", 1_000_000 + products++);
    int sum = 0;
    for (int at = 0; at < digits.length(); at++) {
      sum += (digits.charAt(at) - '0') * (at % 2 == 0 ? 3 : 1);
    }
    return digits + (10 - sum % 10) % 10;
  }

  private String at(String gtin, String event) {
    return event.replace(facts.gtin(), gtin);
  }

  private String event(String route) throws IOException {
    return Files.readString(events.resolve(route + ".json"));
  }

  private interface ToProduct {
    void add(String gtin) throws IOException;
  }
}
