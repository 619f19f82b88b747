package dev.packshot.bench.backend;

import java.net.URI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.utils.AttributeMap;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local behind a TLS port on loopback. It runs its request handler without its server,
 * which would listen on every address.
 */
record TlsDynamo(Server server, LocalDynamoDBRequestHandler engine, URI endpoint) {

  static TlsDynamo start(Certificate certificate) throws Exception {
    var engine = new LocalDynamoDBRequestHandler(0, true, null, true, false);
    var server = new Server();
    var connector =
        new ServerConnector(
            server,
            new SslConnectionFactory(tls(certificate), "http/1.1"),
            new HttpConnectionFactory(https()));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new CallRecorder(new LocalDynamoDBServerHandler(engine, null)));
    server.start();
    return new TlsDynamo(
        server, engine, URI.create("https://127.0.0.1:" + connector.getLocalPort()));
  }

  private static HttpConfiguration https() {
    var http = new HttpConfiguration();
    http.addCustomizer(new SecureRequestCustomizer(false));
    return http;
  }

  private static SslContextFactory.Server tls(Certificate certificate) {
    var tls = new SslContextFactory.Server();
    tls.setKeyStorePath(certificate.keyStore().toString());
    tls.setKeyStorePassword(Certificate.PASSWORD);
    return tls;
  }

  DynamoDbClient client() {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(BackendSettings.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(BackendSettings.ACCESS_KEY, BackendSettings.SECRET_KEY)))
        .httpClient(
            UrlConnectionHttpClient.builder()
                .buildWithDefaults(
                    AttributeMap.builder()
                        .put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, true)
                        .build()))
        .build();
  }
}
