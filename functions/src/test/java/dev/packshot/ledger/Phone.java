package dev.packshot.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.testing.SqsBatch;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestSession;
import dev.packshot.testing.UploadForm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;

/** A client that promises photos of one session and sends them. */
final class Phone {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final TestApp app;
  final TestSession session;
  private int events;

  Phone(TestApp app) {
    this.app = app;
    this.session = new TestSession(app);
  }

  /** Promises photos, each a JSON object, and returns the answers. */
  JsonNode promise(String... uploads) {
    var answer = send(uploads);
    if (answer.status() != 200) {
      throw new AssertionError(answer.toString());
    }
    return answer.json().get("uploads");
  }

  /** Promises one photo and returns the answer. */
  JsonNode promiseOne(String upload) {
    return promise(upload).get(0);
  }

  TestAnswer send(String... uploads) {
    return session
        .request("POST", session.path() + "/uploads")
        .body("{\"uploads\":[" + String.join(",", uploads) + "]}")
        .send();
  }

  JsonNode list(String query) {
    return session.request("GET", session.path() + "/uploads" + query).send().json();
  }

  /** Reports a refusal of S3, a JSON object, and returns the answer. */
  TestAnswer explain(String photo, String failure) {
    return session
        .request("POST", session.path() + "/uploads/" + photo + "/explain")
        .body(failure)
        .send();
  }

  /** Sends a file as an answer says. Returns S3's status. */
  static int upload(JsonNode answer, byte[] file) {
    var upload = answer.get("upload");
    return upload.get("method").asText().equals("PUT") ? put(upload, file) : post(upload, file);
  }

  private static int post(JsonNode upload, byte[] file) {
    try {
      return UploadForm.of(upload.get("url").asText(), texts(upload.get("fields")), file).post();
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private static int put(JsonNode upload, byte[] file) {
    var request =
        HttpRequest.newBuilder(URI.create(upload.get("url").asText()))
            .PUT(BodyPublishers.ofByteArray(file));
    texts(upload.get("headers")).forEach(request::header);
    try {
      return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  static Map<String, String> texts(JsonNode object) {
    var texts = new LinkedHashMap<String, String>();
    object.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }

  /** Delivers the next event about an answer's object. */
  void deliverEvent(JsonNode answer) {
    var failed = deliver(answer.get("s3_key").asText());
    if (!failed) {
      throw new AssertionError("The event was not handled.");
    }
  }

  private boolean deliver(String key) {
    events++;
    return new SqsBatch(app).created(key, "%032X".formatted(events)).deliver().isEmpty();
  }

  /** Promises a photo, sends it and delivers its event. Returns the answer to the promise. */
  JsonNode sendWhole(String upload, byte[] file) {
    var answer = promiseOne(upload);
    int status = upload(answer, file);
    if (status / 100 != 2) {
      throw new AssertionError("S3 answered " + status);
    }
    deliverEvent(answer);
    return answer;
  }
}
