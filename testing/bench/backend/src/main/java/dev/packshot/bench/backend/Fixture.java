package dev.packshot.bench.backend;

import dev.packshot.auth.ApiKey;
import dev.packshot.auth.DynamoApiKeyRepository;
import dev.packshot.auth.KeyKind;
import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.dynamo.Table;
import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import dev.packshot.photo.DynamoUploadRepository;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoType;
import dev.packshot.photo.Registration;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.CaptureMode;
import dev.packshot.session.DynamoSessionRepository;
import dev.packshot.session.Session;
import dev.packshot.session.SessionDetails;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The initial content of the table and the bucket: an organization with a key, and a session with a
 * photo.
 */
record Fixture(ApiKey key, OrganizationId organization, SessionId session, PhotoKey photo) {
  private static final long UNLIMITED = 1_000_000_000;

  static Fixture create(DynamoDbClient client, TlsS3 s3) throws Exception {
    var clock = Clock.systemUTC();
    var ids = new Ids(clock);
    var table = new Table(client, BackendSettings.TABLE);
    var organization = new OrganizationId(ids.next());
    var session = new SessionId(ids.next());
    var fixture =
        new Fixture(
            ApiKey.mint(KeyKind.CSB, new SecureRandom()),
            organization,
            session,
            new PhotoKey(session.value(), ids.next(), PhotoType.FRONT, "jpg"));
    var now = clock.instant();
    new DynamoApiKeyRepository(table)
        .add(fixture.key, organization, Optional.empty(), UNLIMITED, UNLIMITED, now);
    new DynamoSessionRepository(table, IdleLimit.USUAL)
        .add(
            Session.open(
                session,
                organization,
                new SessionDetails(CaptureMode.BOTH, Map.of("order", "4711"), "", "{}"),
                Optional.empty(),
                now));
    new DynamoUploadRepository(table, IdleLimit.USUAL)
        .register(
            new Registration(
                fixture.photo,
                Optional.of(PhotoType.FRONT),
                Map.of(),
                Optional.empty(),
                Optional.of("shelf.jpg"),
                Optional.empty(),
                Optional.empty(),
                now),
            false);
    s3.put(fixture.photo.text(), "image/jpeg", new CameraPhoto(1600, 1200, 1, 0.85f).jpeg());
    return fixture;
  }

  /** Returns the addresses, credentials and ids that the measuring programs need. */
  Map<String, String> describe(TlsDynamo dynamo, TlsS3 s3, Certificate certificate) {
    var description = new LinkedHashMap<String, String>();
    description.put("dynamodb", dynamo.endpoint().toString());
    description.put("s3", s3.endpoint().toString());
    description.put("table", BackendSettings.TABLE);
    description.put("bucket", BackendSettings.BUCKET);
    description.put("region", BackendSettings.REGION);
    description.put("access_key", BackendSettings.ACCESS_KEY);
    description.put("secret_key", BackendSettings.SECRET_KEY);
    description.put("key", key.reveal());
    description.put("organization", organization.toString());
    description.put("session", session.toString());
    description.put("photo_key", photo.text());
    description.put("trust_store", certificate.trustStore().toAbsolutePath().toString());
    description.put("trust_password", Certificate.PASSWORD);
    description.put("certificate", certificate.pem().toAbsolutePath().toString());
    return description;
  }
}
