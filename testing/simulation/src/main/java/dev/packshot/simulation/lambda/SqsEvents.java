package dev.packshot.simulation.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.simulation.storage.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The events of SQS to the function of uploads, and the function's answers. */
public final class SqsEvents {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SqsEvents() {}

  /** Returns the event of a batch of messages. */
  public static byte[] of(List<Message> batch, String bucket) {
    var event = JSON.createObjectNode();
    var records = event.putArray("Records");
    for (var message : batch) {
      var sqsRecord = records.addObject();
      sqsRecord.put("messageId", message.id());
      sqsRecord.put("body", body(message, bucket).toString());
      sqsRecord
          .putObject("attributes")
          .put("ApproximateReceiveCount", Integer.toString(message.receives()));
    }
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode body(Message message, String bucket) {
    var body = JSON.createObjectNode();
    var s3Record = body.putArray("Records").addObject();
    s3Record.put(
        "eventName",
        message.object().isRemoved() ? "ObjectRemoved:DeleteMarkerCreated" : "ObjectCreated:Post");
    var s3 = s3Record.putObject("s3");
    s3.putObject("bucket").put("name", bucket);
    var object = message.object();
    s3.putObject("object")
        .put("key", URLEncoder.encode(object.key(), StandardCharsets.UTF_8))
        .put("size", object.bytes().length)
        .put("eTag", object.eTag().replace("\"", ""))
        .put("versionId", object.version())
        .put("sequencer", object.sequencer());
    return body;
  }

  /** Returns the ids of the messages that are to be delivered again. */
  public static Set<String> failures(byte[] answer) {
    try {
      var ids = new HashSet<String>();
      for (var failure : JSON.readTree(answer).path("batchItemFailures")) {
        ids.add(failure.get("itemIdentifier").asText());
      }
      return ids;
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
