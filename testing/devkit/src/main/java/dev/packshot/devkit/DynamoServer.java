package dev.packshot.devkit;

import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * An in-memory DynamoDB Local that is reached over HTTP and listens on the loopback address only.
 * The server that comes with DynamoDB Local listens on every address.
 */
public final class DynamoServer implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String CREDENTIALS = "test";

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  private DynamoServer() throws Exception {
    connector.setHost(LOOPBACK);
    server.addConnector(connector);
    server.setHandler(
        new ContextHandler(
            new LocalDynamoDBServerHandler(
                new LocalDynamoDBRequestHandler(0, true, null, true, false), null)));
    server.start();
  }

  public static DynamoServer start() {
    try {
      return new DynamoServer();
    } catch (Exception failed) {
      throw new IllegalStateException("DynamoDB Local did not start", failed);
    }
  }

  public URI endpoint() {
    return URI.create("http://" + LOOPBACK + ":" + connector.getLocalPort());
  }

  /** Returns the number of connections that clients hold open. */
  public int connections() {
    return connector.getConnectedEndPoints().size();
  }

  /** Returns a new client that closes its connection after each request. */
  public DynamoDbClient client() {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(CREDENTIALS, CREDENTIALS)))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(calls -> calls.putHeader("Connection", "close"))
        .build();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
