package dev.packshot.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A phone that sends files to a session of its own, by forms alone or with the ledger. */
public final class Phone {
  private static final int MAX_ROUNDS = 120;

  private final Api api = new Api();
  private final ScannerClient scanner = new ScannerClient();
  private final String session = scanner.openSession();
  private final Map<String, UploadForm> forms = new HashMap<>();
  private int sent;
  private int settled;

  /** An answer of the ledger about one file, and the name that the phone has for it. */
  public record Answer(String name, JsonNode json) {
    public String next() {
      return json.path("next").asString();
    }
  }

  /**
   * The state at the end.
   *
   * @param shown the number of different files that the session shows as ready
   * @param copies the number of ready photos that show the file of another one
   * @param sent how often storage has taken a file
   * @param settled the number of files that the phone need not think of any longer
   */
  public record End(int shown, int copies, int sent, int settled) {
    /** Returns whether this is right for a phone with files of which some are photos. */
    public boolean isRight(int files, int photos) {
      return shown == photos && copies == 0 && sent <= files && settled == files;
    }
  }

  /** Sets the clock of the target back; aborts the test if that cannot be done. */
  public static void setClockBack(Duration by) {
    Target.current().moveClock(by.negated());
  }

  /** Aborts the test if the clock of the target cannot be moved. */
  public static void requireMovableClock() {
    Target.current().require(Feature.MOVABLE_CLOCK);
  }

  /** Returns a new photo. */
  public static byte[] photo() {
    return TestPhotos.small();
  }

  /** Returns a file that is no photo. */
  public static byte[] text() {
    return "not a photo".getBytes(StandardCharsets.UTF_8);
  }

  /** Requests a form for a new photo, and returns the photo's id. */
  public String requestForm() {
    var form = scanner.requestUpload(session);
    forms.put(form.photoId(), form);
    return form.photoId();
  }

  /** Posts a file with the form of a photo, and returns whether storage has taken it. */
  public boolean post(String photo, byte[] file) {
    return count(forms.get(photo).post(file).statusCode());
  }

  /** Waits for the verdict on a photo, and returns whether it is ready. */
  public boolean isReady(String photo) {
    return ScannerClient.status(scanner.awaitVerdict(session, photo)).equals("ready");
  }

  /** Removes a file from those that the phone has to send, for a good or a bad reason. */
  public void settle() {
    settled++;
  }

  /** Promises a file, to be posted with a form, and returns the answer. */
  public Answer ask(String name, byte[] file) {
    return ask(name, file, "POST");
  }

  /** Promises a file, to be sent by a method, and returns the answer. */
  public Answer ask(String name, byte[] file, String method) {
    var body =
        """
        {"uploads":[{"client_id":"%s","method":"%s","original_filename":"front.jpg",\
        "file_size":%d,"sha256":"%s"}]}"""
            .formatted(name, method, file.length, TestPhotos.sha256(file));
    var answer = api.send(Request.of("POST", path("/uploads")).json(body)).expect(200);
    return new Answer(name, answer.json().at("/uploads/0"));
  }

  /** Sends a file as the ledger has answered, and returns whether storage has taken it. */
  public boolean send(Answer answer, byte[] file) {
    return count(PromisedForm.of(answer.json()).send(file));
  }

  /** Does what the ledger says, one file after the other, until nothing is left to do. */
  public void sync(Map<String, byte[]> files) {
    sync(files, "POST");
  }

  /** Does what the ledger says until nothing is left to do, sending files by a method. */
  public void sync(Map<String, byte[]> files, String method) {
    var open = new HashMap<>(files);
    for (int round = 0; !open.isEmpty(); round++) {
      if (round == MAX_ROUNDS) {
        throw new AssertionError("The ledger does not settle " + open.keySet());
      }
      for (var name : List.copyOf(open.keySet())) {
        var answer = ask(name, open.get(name), method);
        switch (answer.next()) {
          case "upload" -> send(answer, open.get(name));
          case "wait" -> Api.sleep(answer.json().path("retry_after_seconds").asLong());
          default -> {
            open.remove(name);
            settle();
          }
        }
      }
    }
  }

  /** Returns the names of files that were promised and have not arrived. */
  public List<String> promised() {
    var listed =
        api.send(Request.of("GET", path("/uploads")).query("state", "promised")).expect(200);
    return StreamSupport.stream(listed.json().path("data").spliterator(), false)
        .map(entry -> entry.path("client_id").asString())
        .toList();
  }

  /** Asks why storage has refused a file, and returns the cause. */
  public String explain(Answer refused, String message) {
    var photo = refused.json().path("photo_short_id").asString();
    return api.send(
            Request.of("POST", path("/uploads/" + photo + "/explain"))
                .json(
                    "{\"status\":403,\"code\":\"AccessDenied\",\"message\":\"%s\"}"
                        .formatted(message)))
        .expect(200)
        .text("cause");
  }

  /** Returns the state of the session and of the phone, after all verdicts. */
  public End end() {
    var contents = new HashSet<String>();
    int ready = 0;
    for (var photo : scanner.readSession(session).expect(200).json().path("product_photos")) {
      if (ScannerClient.status(photo).equals("ready")) {
        contents.add(photo.path("sha256").asString());
        ready++;
      }
    }
    return new End(contents.size(), ready - contents.size(), sent, settled);
  }

  private boolean count(int status) {
    boolean isTaken = status / 100 == 2;
    sent += isTaken ? 1 : 0;
    return isTaken;
  }

  private String path(String rest) {
    return ScannerClient.SESSIONS + "/" + session + rest;
  }
}
