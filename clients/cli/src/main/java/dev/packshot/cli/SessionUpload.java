package dev.packshot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.id.SessionId;
import dev.packshot.photo.PhotoType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The upload of pictures into a session through its ledger. Each file is promised with its hash, so
 * that what has arrived is not sent again, however often the upload is repeated.
 */
record SessionUpload(
    ApiClient api, SessionId session, PhotoType type, Parallel parallel, Progress progress) {
  private static final int BATCH = 100;
  private static final int MAX_ROUNDS = 90;

  List<UploadResult> upload(List<PictureFile> files) {
    var results = new ArrayList<UploadResult>();
    for (int from = 0; from < files.size(); from += BATCH) {
      results.addAll(uploadBatch(files.subList(from, Math.min(from + BATCH, files.size()))));
    }
    return results;
  }

  private List<UploadResult> uploadBatch(List<PictureFile> files) {
    var results = new HashMap<PictureFile, UploadResult>();
    var open = files;
    for (int round = 0; round < MAX_ROUNDS && !open.isEmpty(); round++) {
      var answers = promise(open);
      boolean isFirst = round == 0;
      var sendable = new ArrayList<PictureFile>();
      for (var file : open) {
        var answer = answers.get(file.clientId());
        switch (answer.path("next").asText()) {
          case "done" -> finish(results, file, done(file, answer, isFirst));
          case "give_up" -> finish(results, file, UploadResult.failed(file, reason(answer)));
          case "upload" -> sendable.add(file);
          default -> {}
        }
      }
      parallel.map(sendable, file -> send(file, answers.get(file.clientId()).path("upload")));
      open = open.stream().filter(file -> !results.containsKey(file)).toList();
      if (!open.isEmpty()) {
        ApiClient.pause(1);
      }
    }
    open.forEach(
        file -> finish(results, file, UploadResult.failed(file, "It was not judged in time.")));
    return files.stream().map(results::get).toList();
  }

  private void finish(
      Map<PictureFile, UploadResult> results, PictureFile file, UploadResult result) {
    results.put(file, result);
    progress.add(file.size());
  }

  private static UploadResult done(PictureFile file, JsonNode answer, boolean isFirst) {
    var duplicate = answer.path("duplicate_of");
    var id = duplicate.isNull() ? answer.path("photo_short_id").asText() : duplicate.asText();
    return isFirst || !duplicate.isNull()
        ? UploadResult.present(file, id)
        : UploadResult.uploaded(file, id);
  }

  /** Returns why a file is refused, with each of its invalid fields. */
  private static String reason(JsonNode answer) {
    var errors =
        StreamSupport.stream(answer.path("errors").spliterator(), false)
            .map(it -> it.path("field").asText() + " " + it.path("message").asText())
            .map(it -> it.replaceFirst("^uploads\\.\\d+\\.", ""))
            .toList();
    return errors.isEmpty() ? answer.path("reason").asText() : String.join(" ", errors);
  }

  private Map<String, JsonNode> promise(List<PictureFile> files) {
    var body = Output.object();
    body.set("uploads", Output.array().addAll(files.stream().map(this::promise).toList()));
    var answers = api.post("/scanner/api/v1/sessions/" + session + "/uploads", body);
    var byName = new HashMap<String, JsonNode>();
    answers.path("uploads").forEach(it -> byName.put(it.path("client_id").asText(), it));
    return byName;
  }

  private ObjectNode promise(PictureFile file) {
    return Output.object()
        .put("client_id", file.clientId())
        .put("photo_type", type.value())
        .put("original_filename", file.name())
        .put("file_size", file.size())
        .put("sha256", file.sha256())
        .put("method", "PUT");
  }

  /** Sends a file. A failure is no failure of the upload: the next round promises it again. */
  private boolean send(PictureFile file, JsonNode form) {
    var headers = new HashMap<String, String>();
    form.path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    try {
      api.put(form.path("url").asText(), headers, file.path());
      return true;
    } catch (IOException | CommandFailure lost) {
      return false;
    }
  }
}
