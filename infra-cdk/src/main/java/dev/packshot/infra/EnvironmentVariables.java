package dev.packshot.infra;

import dev.packshot.graph.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.sqs.Queue;

/** The environment variables of functions, by the resource that they describe. */
final class EnvironmentVariables {
  private final StageSettings settings;
  private final Database database;
  private final Media media;
  private final Queue uploads;
  private final Optional<Issuer> issuer;

  EnvironmentVariables(
      StageSettings settings,
      Database database,
      Media media,
      Queue uploads,
      Optional<Issuer> issuer) {
    this.issuer = issuer;
    this.uploads = uploads;
    this.settings = settings;
    this.database = database;
    this.media = media;
  }

  Map<String, String> table() {
    var variables = new HashMap<>(Map.of(Settings.TABLE, database.table().getTableName()));
    if (!settings.hasUsualIdleLimit()) {
      variables.put(Settings.SESSION_IDLE_HOURS, Integer.toString(settings.sessionIdleHours()));
    }
    return variables;
  }

  Map<String, String> bucket() {
    var variables = new HashMap<>(Map.of(Settings.BUCKET, media.bucketName()));
    settings
        .target()
        .uploadEndpoint()
        .ifPresent(endpoint -> variables.put(Settings.UPLOAD_ENDPOINT, endpoint.toString()));
    return variables;
  }

  Map<String, String> uploadQueue() {
    return Map.of(Settings.UPLOAD_QUEUE, uploads.getQueueUrl());
  }

  /** Returns the time for which photos are kept, if they are not kept forever. */
  Map<String, String> photoLifetime() {
    return settings.photoDays().isPresent()
        ? Map.of(Settings.PHOTO_DAYS, Integer.toString(settings.photoDays().getAsInt()))
        : Map.of();
  }

  /** Returns the address of the public pictures. */
  Map<String, String> publicPictures() {
    return Map.of(Settings.MEDIA_URL, media.publicUrl());
  }

  /**
   * Returns the variables of a function that decodes pictures. HotSpot never compiles methods of
   * more than 8,000 bytes unless it is told to, and the longest of the HEIC decoder take most of
   * its time. The second compiler takes 20 s for them, and longer than it saves.
   */
  Map<String, String> decoders() {
    return settings.heic()
        ? Map.of("JAVA_TOOL_OPTIONS", "-XX:-DontCompileHugeMethods -XX:TieredStopAtLevel=1")
        : Map.of(Settings.HEIC, "off");
  }

  /** Returns the server that knows products, if there is one. */
  Map<String, String> productServer() {
    return settings
        .products()
        .server()
        .map(
            server ->
                Map.of(
                    Settings.PRODUCT_SERVER, server.url().toString(),
                    Settings.PRODUCT_SERVER_CONTACT, server.contact(),
                    Settings.PRODUCT_SERVER_RATE, Integer.toString(server.perMinute())))
        .orElse(Map.of());
  }

  /** Returns the issuer of access tokens, if users can sign in, and the domain for cookies. */
  Map<String, String> signIn() {
    var variables = new HashMap<String, String>();
    issuer.ifPresent(
        trusted -> {
          variables.put(Settings.ISSUER, trusted.url());
          variables.put(Settings.AUDIENCE, trusted.audience());
          variables.put(Settings.TOKEN_LEEWAY, Integer.toString(settings.signIn().leewaySeconds()));
          settings
              .domain()
              .ifPresent(domain -> variables.put(Settings.COOKIE_DOMAIN, domain.name()));
        });
    return variables;
  }

  /** Returns the variables of every function behind API Gateway. */
  Map<String, String> api() {
    var variables = new HashMap<>(Map.of(Settings.ALLOWED_ORIGINS, settings.origins().toString()));
    settings
        .target()
        .api()
        .ifPresent(api -> variables.put(Settings.PUBLIC_URL, api.url().toString()));
    return variables;
  }
}
