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

/** What stands in the table and the bucket when a measurement begins. */
record Fixture(ApiKey key, OrganizationId organization, SessionId session, PhotoKey photo) {
  static final String TABLE = "packshot";
  static final String BUCKET = "packshot-photos";
  static final String REGION = "eu-west-1";
  static final String ACCESS_KEY = "AKIDEXAMPLE";
  static final String SECRET_KEY = "secret";

  private static final long NO_LIMIT = 1_000_000_000;

  static Fixture set(DynamoDbClient client, TlsS3 s3) throws Exception {
    var clock = Clock.systemUTC();
    var ids = new Ids(clock);
    var table = new Table(client, TABLE);
    var organization = new OrganizationId(ids.next());
    var session = new SessionId(ids.next());
    var stage =
        new Fixture(
            ApiKey.mint(KeyKind.CSB, new SecureRandom()),
            organization,
            session,
            new PhotoKey(session.value(), ids.next(), PhotoType.FRONT, "jpg"));
    var now = clock.instant();
    new DynamoApiKeyRepository(table)
        .add(stage.key, organization, Optional.empty(), NO_LIMIT, NO_LIMIT, now);
    new DynamoSessionRepository(table)
        .add(
            Session.open(
                session,
                organization,
                new SessionDetails(CaptureMode.BOTH, Map.of("order", "4711"), "", "{}"),
                now));
    new DynamoUploadRepository(table)
        .register(
            new Registration(
                stage.photo.address(),
                PhotoType.FRONT,
                Map.of(),
                Optional.empty(),
                "shelf.jpg",
                Optional.empty(),
                now));
    s3.put(stage.photo.text(), "image/jpeg", new CameraPhoto(1600, 1200, 1, 0.85f).jpeg());
    return stage;
  }

  Map<String, String> facts(TlsDynamo dynamo, TlsS3 s3, Certificate certificate) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("dynamodb", dynamo.endpoint().toString());
    facts.put("s3", s3.endpoint().toString());
    facts.put("table", TABLE);
    facts.put("bucket", BUCKET);
    facts.put("region", REGION);
    facts.put("access_key", ACCESS_KEY);
    facts.put("secret_key", SECRET_KEY);
    facts.put("key", key.reveal());
    facts.put("organization", organization.toString());
    facts.put("session", session.toString());
    facts.put("photo_key", photo.text());
    facts.put("trust_store", certificate.trustStore().toAbsolutePath().toString());
    facts.put("trust_password", Certificate.PASSWORD);
    facts.put("certificate", certificate.pem().toAbsolutePath().toString());
    return facts;
  }
}
