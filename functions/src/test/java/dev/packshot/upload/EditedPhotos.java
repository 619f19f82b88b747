package dev.packshot.upload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.Renditions;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.Uploads;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/** One photo that is edited: 1,000 pixels wide and 700 high. */
record EditedPhotos(TestApp app, Uploads uploads, String key) {
  static final byte[] FILE = new CameraPhoto(1_000, 700, 1, 0.8f).jpeg();
  static final byte[] OTHER_FILE = new CameraPhoto(600, 500, 1, 0.8f).jpeg();
  static final String TURN = "{\"edit\":{\"rotate\":90}}";
  static final String UNDO = "{\"edit\":null}";
  static final String CROP =
      "{\"edit\":{\"crop\":{\"x\":0.25,\"y\":0.5,\"width\":0.5,\"height\":0.25}}}";

  /** Uploads a photo, and delivers its event. */
  static EditedPhotos ready(TestApp app) {
    var uploads = new Uploads(app);
    var photo = new EditedPhotos(app, uploads, uploads.store(FILE));
    if (!uploads.deliverEvent(photo.key, Uploads.FIRST)) {
      throw new AssertionError("not judged: " + app.log);
    }
    return photo;
  }

  String id() {
    return PhotoKey.parse(key).orElseThrow().address().photoId().toString();
  }

  TestAnswer patch(String json) {
    return uploads.request("PATCH", "/photos/" + id()).body(json).send();
  }

  TestAnswer get() {
    return uploads.request("GET", "/photos/" + id()).send();
  }

  TestAnswer delete() {
    return uploads.request("DELETE", "/photos/" + id()).send();
  }

  /** Returns what the API shows, without signatures. */
  JsonNode shown() {
    var photo = (com.fasterxml.jackson.databind.node.ObjectNode) get().json();
    var urls = photo.putObject("urls");
    shownKeys().forEach(it -> urls.put(it, ""));
    return photo;
  }

  /** Returns the keys of the smaller pictures that the API shows. */
  Set<String> shownKeys() {
    var keys = new TreeSet<String>();
    for (var url : get().json().get("urls").properties()) {
      if (!url.getKey().equals("original")) {
        keys.add(keyIn(url.getValue().asText()));
      }
    }
    return keys;
  }

  private static String keyIn(String url) {
    return url.substring(url.indexOf(Renditions.PREFIX), url.indexOf('?'));
  }

  /** Decodes the widest picture that the API shows. */
  BufferedImage picture() throws IOException {
    var urls = get().json().get("urls");
    var names = new ArrayList<String>();
    urls.fieldNames().forEachRemaining(names::add);
    names.remove("original");
    var widest = names.stream().mapToInt(Integer::parseInt).max().orElseThrow();
    var object = keyIn(urls.get(Integer.toString(widest)).asText());
    var bytes = TestApp.s3().client().getObjectAsBytes(it -> it.bucket(app.bucket).key(object));
    return ImageIO.read(new ByteArrayInputStream(bytes.asByteArray()));
  }

  /** Returns the keys of the notes that ask for pictures of edits. */
  List<String> notes() {
    return under(key + ".edit.");
  }

  /** Returns the keys of all smaller pictures in the bucket. */
  List<String> pictures() {
    return under(Renditions.prefix(PhotoKey.parse(key).orElseThrow().address()));
  }

  /** Returns the keys of the pictures that the bucket's lifecycle is to delete. */
  Set<String> marked() {
    return pictures().stream()
        .filter(
            it ->
                !TestApp.s3()
                    .client()
                    .getObjectTagging(get -> get.bucket(app.bucket).key(it))
                    .tagSet()
                    .isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<String> under(String prefix) {
    return TestApp.s3()
        .client()
        .listObjectsV2(list -> list.bucket(app.bucket).prefix(prefix))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  /** Delivers the events about all notes, and returns which succeeded. */
  List<Boolean> deliverAll() {
    return notes().stream().map(this::deliver).toList();
  }

  boolean deliver(String note) {
    return uploads.deliverEvent(note, "00");
  }

  void put(String object) {
    TestApp.s3().client().putObject(put -> put.bucket(app.bucket).key(object), RequestBody.empty());
  }
}
