package dev.packshot.local.pump;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The event of a batch of messages and the function's response to it
 * (docs.aws.amazon.com/lambda/latest/dg/with-sqs.html, services-sqs-errorhandling.html).
 */
final class SqsEvent {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUEUE = "packshot-uploads";

  private final String region;

  SqsEvent(String region) {
    this.region = region;
  }

  /** Returns the event of a batch as JSON. */
  byte[] of(List<Message> batch) {
    var event = JSON.createObjectNode();
    var records = event.putArray("Records");
    batch.forEach(message -> records.add(record(message)));
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Returns the ids that the response reports as failed. Returns all ids if the response is not
   * JSON or contains an unknown id, as Lambda does.
   */
  static Set<String> failures(List<Message> batch, byte[] response) {
    var all = new HashSet<String>();
    batch.forEach(message -> all.add(message.id()));
    var failed = new HashSet<String>();
    try {
      for (var failure : JSON.readTree(response).path("batchItemFailures")) {
        failed.add(failure.path("itemIdentifier").asText());
      }
    } catch (IOException notJson) {
      return all;
    }
    return all.containsAll(failed) ? failed : all;
  }

  private ObjectNode record(Message message) {
    var record = JSON.createObjectNode();
    record.put("messageId", message.id());
    record.put("receiptHandle", UUID.randomUUID().toString());
    record.put("body", message.body());
    record
        .putObject("attributes")
        .put("ApproximateReceiveCount", Integer.toString(message.receiveCount()))
        .put("SentTimestamp", Long.toString(message.sentAt().toEpochMilli()))
        .put("SenderId", "AIDALOCALLOCALLOCAL00")
        .put("ApproximateFirstReceiveTimestamp", Long.toString(message.sentAt().toEpochMilli()));
    record.putObject("messageAttributes");
    record.put("md5OfBody", md5(message.body()));
    record.put("eventSource", "aws:sqs");
    record.put("eventSourceARN", "arn:aws:sqs:" + region + ":000000000000:" + QUEUE);
    return record.put("awsRegion", region);
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
