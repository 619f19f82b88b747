package dev.packshot.local;

import dev.packshot.lookup.ProductServer;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a local run.
 *
 * @param port the API's port; 0 for any free port
 * @param s3Port the port of S3; 0 for any free port
 * @param data the folder of all data
 * @param keyPerMinute the csb key's requests per minute; 0 for the default limit
 * @param localStack the address of LocalStack, if its DynamoDB, S3 and SQS are to be used
 * @param scanner the folder of the built scanner page, which may be missing
 * @param products the server that knows products besides those that organizations have named
 * @param lan whether other devices of the local network can reach Packshot
 */
record LocalSettings(
    int port,
    int s3Port,
    Path data,
    int keyPerMinute,
    Optional<URI> localStack,
    Path scanner,
    Optional<ProductServer> products,
    Optional<Lan> lan) {
  private static final int LOCALSTACK_PORT = 4566;

  static LocalSettings from(Map<String, String> environment) {
    return new LocalSettings(
        port(environment, "PORT", 8080),
        port(environment, "S3_PORT", 9090),
        Path.of(text(environment, "DATA", ".data")),
        keyPerMinute(environment),
        localStack(environment),
        Path.of(text(environment, "SCANNER", "clients/scanner/dist")),
        products(environment),
        lan(environment));
  }

  private static Optional<ProductServer> products(Map<String, String> environment) {
    var url = text(environment, "PRODUCTS", "");
    if (url.isEmpty()) {
      return Optional.empty();
    }
    var contact = text(environment, "PRODUCTS_CONTACT", "");
    if (contact.isEmpty()) {
      throw new StartupException(
          "PRODUCTS= needs PRODUCTS_CONTACT=, an email address that every request tells.");
    }
    try {
      return Optional.of(
          new ProductServer(URI.create(url), contact, ProductServer.USUAL_PER_MINUTE));
    } catch (IllegalArgumentException invalid) {
      throw new StartupException("PRODUCTS=" + url + " is not an https URL.");
    }
  }

  /**
   * The settings of the local network.
   *
   * @param address this machine's address that is told; if empty, one is found
   * @param port 0 for any free port
   */
  record Lan(Optional<InetAddress> address, int port) {
    StartupException noNetwork() {
      return new StartupException(
          address
              .map(it -> "LAN=" + it.getHostAddress() + " is not an address of this machine.")
              .orElse("LAN=1 found no local network; connect this machine to one."));
    }
  }

  private static Optional<Lan> lan(Map<String, String> environment) {
    var text = text(environment, "LAN", "0");
    if (text.equals("0")) {
      return Optional.empty();
    }
    if (localStack(environment).isPresent()) {
      throw new StartupException(
          "LAN= is for the embedded engines: LocalStack would let everyone store photos.");
    }
    return Optional.of(new Lan(address(text), port(environment, "LAN_PORT", 8443)));
  }

  private static Optional<InetAddress> address(String lan) {
    if (lan.equals("1")) {
      return Optional.empty();
    }
    if (!lan.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      throw new StartupException("LAN=" + lan + " is neither 1 nor an IPv4 address.");
    }
    try {
      return Optional.of(InetAddress.getByName(lan));
    } catch (UnknownHostException e) {
      throw new StartupException("LAN=" + lan + " is not an IPv4 address.");
    }
  }

  private static int keyPerMinute(Map<String, String> environment) {
    var text = text(environment, "KEY_PER_MINUTE", "0");
    if (!text.matches("\\d{1,9}")) {
      throw new StartupException("KEY_PER_MINUTE=" + text + " is not a number of requests.");
    }
    return Integer.parseInt(text);
  }

  private static Optional<URI> localStack(Map<String, String> environment) {
    return switch (text(environment, "AWS", "embedded")) {
      case "embedded" -> Optional.empty();
      case "localstack" ->
          Optional.of(
              URI.create(
                  "http://127.0.0.1:" + port(environment, "LOCALSTACK_PORT", LOCALSTACK_PORT)));
      default -> throw new StartupException("AWS= must be embedded (the default) or localstack.");
    };
  }

  private static int port(Map<String, String> environment, String name, int defaultPort) {
    var text = text(environment, name, Integer.toString(defaultPort));
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new StartupException(name + "=" + text + " is not a port number (0 to 65535).");
    }
    return Integer.parseInt(text);
  }

  private static String text(Map<String, String> environment, String name, String defaultText) {
    var text = environment.getOrDefault(name, "");
    return text.isBlank() ? defaultText : text;
  }
}
