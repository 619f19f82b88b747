package dev.packshot.infra;

import dev.packshot.auth.ApiKey;
import dev.packshot.auth.DynamoApiKeyRepository;
import dev.packshot.auth.KeyKind;
import dev.packshot.dynamo.Table;
import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The program that makes an API key in a deployment's table, with the caller's AWS credentials. */
public final class MintKey {
  private static final long DEFAULT_LIMIT = 0;

  private MintKey() {}

  /**
   * Takes the table, the kind, the days the key lives (0 for ever), and perhaps an organization
   * (nothing for a new one) and the requests a minute that the key may make (0 for the default).
   */
  public static void main(String[] arguments) {
    var clock = Clock.systemUTC();
    var kind = KeyKind.find(arguments[1]).orElseThrow();
    var days = Long.parseLong(arguments[2]);
    var organization = organization(arguments.length > 3 ? arguments[3] : "", clock);
    var perMinute = arguments.length > 4 ? Long.parseLong(arguments[4]) : DEFAULT_LIMIT;
    try (var client =
        DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      var key =
          mint(
              new Table(client, arguments[0]),
              kind,
              organization,
              days,
              perMinute,
              clock.instant());
      System.err.println("organization " + organization);
      System.out.println(key.reveal());
    }
  }

  static ApiKey mint(
      Table table, KeyKind kind, OrganizationId owner, long days, long perMinute, Instant now) {
    var key = ApiKey.mint(kind, new SecureRandom());
    var expiresAt =
        days == 0 ? Optional.<Instant>empty() : Optional.of(now.plus(Duration.ofDays(days)));
    new DynamoApiKeyRepository(table).add(key, owner, expiresAt, perMinute, DEFAULT_LIMIT, now);
    return key;
  }

  private static OrganizationId organization(String text, Clock clock) {
    return text.isBlank()
        ? new OrganizationId(new Ids(clock).next())
        : OrganizationId.parse(text).orElseThrow();
  }
}
