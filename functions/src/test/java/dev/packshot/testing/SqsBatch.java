package dev.packshot.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.lambda.Functions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An SQS event with messages about created and removed objects. */
public final class SqsBatch {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestApp app;
  private final ObjectNode event = JSON.createObjectNode();

  public SqsBatch(TestApp app) {
    this.app = app;
    event.putArray("Records");
  }

  /** Adds a message about an object in the photo bucket. */
  public SqsBatch created(String key, String sequencer) {
    return message(s3Event(app.bucket, key, sequencer).toString());
  }

  /** Adds a message about an object in another bucket. */
  public SqsBatch createdIn(String bucket, String key) {
    return message(s3Event(bucket, key, "0060D1A2B3C4D5E6F7").toString());
  }

  /** Adds a message about an object in the photo bucket that was hidden by a marker. */
  public SqsBatch removed(String key) {
    var event = s3Event(app.bucket, key, "0060D1A2B3C4D5E6F8");
    ((ObjectNode) event.at("/Records/0")).put("eventName", "ObjectRemoved:DeleteMarkerCreated");
    return message(event.toString());
  }

  /** Sets the number of times that the messages were delivered, with this one. */
  public SqsBatch received(int times) {
    for (var message : event.withArray("Records")) {
      ((ObjectNode) message)
          .putObject("attributes")
          .put("ApproximateReceiveCount", Integer.toString(times));
    }
    return this;
  }

  /** Adds a message with this body. */
  public SqsBatch message(String body) {
    event
        .withArray("Records")
        .addObject()
        .put("messageId", "message-" + event.get("Records").size())
        .put("receiptHandle", "handle")
        .put("body", body)
        .put("eventSource", "aws:sqs");
    return this;
  }

  /** Passes the event to the handler and returns the ids of the messages that failed. */
  public List<String> deliver() {
    return deliverTo(Functions.uploadedObjects(app.graph));
  }

  /** Passes the event to a handler and returns the ids of the messages that failed. */
  public List<String> deliverTo(RequestStreamHandler handler) {
    var answer = new ByteArrayOutputStream();
    try {
      handler.handleRequest(
          new ByteArrayInputStream(JSON.writeValueAsBytes(event)),
          answer,
          TestContext.with(app.log));
      var failed = new ArrayList<String>();
      JSON.readTree(answer.toByteArray())
          .get("batchItemFailures")
          .forEach((JsonNode failure) -> failed.add(failure.get("itemIdentifier").asText()));
      return failed;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static ObjectNode s3Event(String bucket, String key, String sequencer) {
    var event = JSON.createObjectNode();
    var message = event.putArray("Records").addObject();
    message.put("eventVersion", "2.1").put("eventSource", "aws:s3");
    message.put("eventName", "ObjectCreated:Post");
    var s3 = message.putObject("s3");
    s3.putObject("bucket").put("name", bucket);
    s3.putObject("object")
        .put("key", URLEncoder.encode(key, StandardCharsets.UTF_8))
        .put("sequencer", sequencer);
    return event;
  }
}
