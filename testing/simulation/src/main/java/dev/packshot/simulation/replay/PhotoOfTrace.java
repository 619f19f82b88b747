package dev.packshot.simulation.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.id.SessionId;
import dev.packshot.session.SessionPartition;
import dev.packshot.simulation.client.CameraRoll;
import dev.packshot.simulation.model.Body;
import dev.packshot.simulation.storage.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The photo of a trace: the ids and the form that its client has, and the names of its pictures.
 */
final class PhotoOfTrace {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String session;
  private final List<StoredObject> versions = new ArrayList<>();
  private final Map<String, Integer> versionsOfPictures = new LinkedHashMap<>();
  private JsonNode form;
  private int others;

  PhotoOfTrace(String session) {
    this.session = session;
  }

  /** Returns the file that stands for a body of the model. */
  static byte[] file(Body body) {
    return switch (body) {
      case PICTURE -> CameraRoll.pictureOf(0);
      case OTHER_PICTURE -> CameraRoll.pictureOf(1);
      case TEXT -> "a text".getBytes(StandardCharsets.UTF_8);
      case OTHER_TEXT -> "another text".getBytes(StandardCharsets.UTF_8);
    };
  }

  void setForm(JsonNode issued) {
    form = issued;
  }

  String session() {
    return session;
  }

  String partition() {
    return SessionPartition.of(SessionId.parse(session).orElseThrow());
  }

  /** Returns the S3 key; no key at all before there is a form. */
  String key() {
    return form == null ? "" : form.get("s3_key").asText();
  }

  String id() {
    return form == null ? "" : key().substring(key().lastIndexOf('/') + 1, key().lastIndexOf('.'));
  }

  Map<String, String> formFields() {
    var fields = new LinkedHashMap<String, String>();
    form.get("upload_fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    return fields;
  }

  ObjectNode registration() {
    return JSON.createObjectNode().put("s3_key", key()).put("photo_type", "back");
  }

  ObjectNode classification() {
    return JSON.createObjectNode().put("photo_type", "nutrition");
  }

  /** Returns the number of other photos in the session. */
  int others() {
    return others;
  }

  void setOthers(int number) {
    others = number;
  }

  /** Remembers a version of the file. Returns whether it was unknown. */
  boolean isNewVersion(StoredObject version) {
    return !versions.contains(version) && versions.add(version);
  }

  /** Returns all versions of the file that were ever stored, oldest first. */
  List<StoredObject> versions() {
    return versions;
  }

  /** Remembers the version whose pictures are stored under a key. */
  void storesPictures(String key, int version) {
    var parts = key.substring(0, key.lastIndexOf('.')).split("/");
    versionsOfPictures.put(parts[4].split("-")[0], version);
  }

  /** Returns the version whose pictures have a name, or a key with this name. */
  int versionOfPictures(String nameOrKey) {
    return versionsOfPictures.entrySet().stream()
        .filter(it -> nameOrKey.contains(it.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }
}
