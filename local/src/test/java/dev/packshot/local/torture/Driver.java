package dev.packshot.local.torture;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/** A client that works like an app until its process is killed: sessions, photos and images. */
final class Driver implements Runnable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TYPES = List.of("front", "back", "nutrition", "ingredients");
  private static final int MAX_PHOTOS = 4;
  private static final int PERCENT = 100;

  private final Client client;
  private final Ledger ledger;
  private final Random random;
  private final String gtin;

  Driver(Client client, Ledger ledger, Random random, String gtin) {
    this.client = client;
    this.ledger = ledger;
    this.random = random;
    this.gtin = gtin;
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        scan();
        if (happens(40)) {
          changeProduct();
        }
      }
    } catch (IOException killed) {
      // what was not answered may have happened or not
    }
  }

  private void scan() throws IOException {
    var opened = written(client.send("POST", Client.SESSIONS, object()));
    if (opened.isSuccess()) {
      ledger.session(opened.text("short_id"));
      for (int photo = random.nextInt(MAX_PHOTOS); photo >= 0; photo--) {
        takePhoto(opened.text("short_id"));
      }
    }
  }

  private void takePhoto(String session) throws IOException {
    var path = Client.SESSIONS + "/" + session;
    var form =
        expected(
            client.get(path + "/presigned-upload-url?photo_type=front&original_filename=a.png"));
    if (!form.isSuccess()) {
      return;
    }
    var photo = new PhotoFacts(session, form.text("s3_key"));
    ledger.photo(photo);
    boolean early = happens(30);
    if (early) {
      register(path, photo);
    }
    for (int posts = happens(15) ? 2 : 1; posts > 0; posts--) {
      post(form, photo);
    }
    if (!early && happens(80)) {
      register(path, photo);
    }
    if (photo.isRegistered() && happens(50)) {
      patch(path, photo);
    }
  }

  private void post(Answer form, PhotoFacts photo) throws IOException {
    var file = TestFile.random(random);
    photo.posting(file);
    if (written(client.upload(form.json(), file.bytes())).status() == 201) {
      photo.accepted(file);
    }
  }

  private void register(String path, PhotoFacts photo) throws IOException {
    var body =
        object()
            .put("s3_key", photo.key())
            .put("photo_type", "front")
            .put("original_filename", "a.png");
    if (written(client.send("POST", path + "/photos", body)).isSuccess()) {
      photo.registered();
    }
  }

  private void patch(String path, PhotoFacts photo) throws IOException {
    var type = TYPES.get(random.nextInt(TYPES.size()));
    var note = Long.toHexString(random.nextLong());
    var body = object().put("photo_type", type);
    body.putObject("metadata").put("note", note);
    photo.patching();
    if (written(client.send("PATCH", path + "/photos/" + photo.id(), body)).isSuccess()) {
      photo.patched(type, note);
    }
  }

  private void changeProduct() throws IOException {
    var added = written(client.addImage(gtin, TestFile.picture(random).bytes()));
    if (!added.isSuccess()) {
      return;
    }
    var id = added.text("id");
    ledger.image(gtin, id);
    var path = client.images(gtin) + "/" + id;
    if (happens(40)) {
      written(client.send("PATCH", path, object().put("is_primary", true)));
    }
    if (happens(60)) {
      ledger.deletingImage(id);
      if (written(client.delete(path)).isSuccess()) {
        ledger.deletedImage(id);
      }
    }
  }

  /** Counts an answered write. */
  private Answer written(Answer answer) {
    if (answer.isSuccess()) {
      ledger.wrote();
    }
    return expected(answer);
  }

  private Answer expected(Answer answer) {
    if (!answer.isSuccess()) {
      ledger.surprise(answer.status() + " " + answer.json());
    }
    return answer;
  }

  private boolean happens(int percent) {
    return random.nextInt(PERCENT) < percent;
  }

  private static ObjectNode object() {
    return JSON.createObjectNode();
  }
}
