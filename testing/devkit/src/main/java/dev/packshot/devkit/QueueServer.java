package dev.packshot.devkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A queue in this JVM that only takes messages, by SQS's {@code SendMessageBatch}
 * (docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html).
 */
public final class QueueServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final List<Integer> batches = new CopyOnWriteArrayList<>();
  private volatile boolean refuses;

  private QueueServer(HttpServer server) {
    this.server = server;
  }

  /** Starts an empty queue on any free port. */
  public static QueueServer start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var queue = new QueueServer(HttpServer.create(address, 0));
      queue.server.createContext("/", queue::answer);
      queue.server.start();
      return queue;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Returns the address of SQS. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Returns the URL of the queue. */
  public String url() {
    return endpoint() + "/123456789012/uploads";
  }

  /** Returns the bodies of the messages that were sent, oldest first. */
  public List<String> messages() {
    return List.copyOf(messages);
  }

  /** Returns the number of messages in each call. */
  public List<Integer> batches() {
    return List.copyOf(batches);
  }

  /** Refuses every message from now on. */
  public void refuse() {
    refuses = true;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var entries = JSON.readTree(exchange.getRequestBody()).get("Entries");
    batches.add(entries.size());
    var answer = JSON.createObjectNode();
    var successful = answer.putArray("Successful");
    var failed = answer.putArray("Failed");
    for (var entry : entries) {
      var result = (refuses ? failed : successful).addObject().put("Id", entry.get("Id").asText());
      if (refuses) {
        result.put("Code", "Throttled").put("Message", "later").put("SenderFault", false);
      } else {
        messages.add(entry.get("MessageBody").asText());
        result.put("MessageId", "m").put("MD5OfMessageBody", md5(entry.get("MessageBody")));
      }
    }
    var bytes = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Returns the digest of a message, which the SDK compares with its own. */
  private static String md5(JsonNode text) {
    try {
      var digest = MessageDigest.getInstance("MD5");
      return HexFormat.of()
          .formatHex(digest.digest(text.asText().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
