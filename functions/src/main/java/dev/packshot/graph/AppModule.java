package dev.packshot.graph;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dev.packshot.auth.ApiKeyRepository;
import dev.packshot.auth.DynamoApiKeyRepository;
import dev.packshot.auth.DynamoKeyDirectory;
import dev.packshot.auth.DynamoSignInRepository;
import dev.packshot.auth.DynamoUserRepository;
import dev.packshot.auth.KeyDirectory;
import dev.packshot.auth.SignIn;
import dev.packshot.auth.SignInRepository;
import dev.packshot.auth.UserRepository;
import dev.packshot.capture.CaptureRepository;
import dev.packshot.capture.DynamoCaptureRepository;
import dev.packshot.dynamo.Retry;
import dev.packshot.dynamo.Table;
import dev.packshot.erasure.DynamoErasableItemRepository;
import dev.packshot.erasure.ErasableItemRepository;
import dev.packshot.event.ApiEvents;
import dev.packshot.event.Cors;
import dev.packshot.ledger.DynamoLedgerRepository;
import dev.packshot.ledger.LedgerRepository;
import dev.packshot.lookup.HttpProducts;
import dev.packshot.lookup.OwnProducts;
import dev.packshot.lookup.ProductLookUp;
import dev.packshot.maintenance.DynamoReconcileRepository;
import dev.packshot.maintenance.ReconcileRepository;
import dev.packshot.oidc.AccessTokens;
import dev.packshot.once.DynamoNoteRepository;
import dev.packshot.once.NoteRepository;
import dev.packshot.organization.DynamoOrganizationRepository;
import dev.packshot.organization.OrganizationRepository;
import dev.packshot.photo.DynamoFilingRepository;
import dev.packshot.photo.DynamoMissingFileRepository;
import dev.packshot.photo.DynamoPhotoDeletionRepository;
import dev.packshot.photo.DynamoPhotoRepository;
import dev.packshot.photo.DynamoUploadRepository;
import dev.packshot.photo.FilingRepository;
import dev.packshot.photo.MissingFileRepository;
import dev.packshot.photo.PhotoDeletionRepository;
import dev.packshot.photo.PhotoLifetime;
import dev.packshot.photo.PhotoRepository;
import dev.packshot.photo.UploadRepository;
import dev.packshot.product.DynamoImageRepository;
import dev.packshot.product.DynamoProductRepository;
import dev.packshot.product.ImageRepository;
import dev.packshot.product.MediaUrl;
import dev.packshot.product.ProductRepository;
import dev.packshot.scanner.DynamoSessionContentsRepository;
import dev.packshot.scanner.SessionContentsRepository;
import dev.packshot.session.DynamoSessionDeletionRepository;
import dev.packshot.session.DynamoSessionListRepository;
import dev.packshot.session.DynamoSessionRepository;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.SessionDeletionRepository;
import dev.packshot.session.SessionListRepository;
import dev.packshot.session.SessionRepository;
import dev.packshot.store.ObjectStore;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.PostSigner;
import dev.packshot.store.PutSigner;
import dev.packshot.store.S3ObjectStore;
import dev.packshot.work.Background;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import javax.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The bindings that all object graphs share, on top of settings, a clock, AWS clients, credentials
 * and the bindings of {@link ProcessModule}.
 */
@Module
public interface AppModule {
  @Binds
  ApiKeyRepository apiKeys(DynamoApiKeyRepository repository);

  @Binds
  UserRepository users(DynamoUserRepository repository);

  @Binds
  SignInRepository signIns(DynamoSignInRepository repository);

  @Binds
  KeyDirectory keyDirectory(DynamoKeyDirectory directory);

  @Binds
  OrganizationRepository organizations(DynamoOrganizationRepository repository);

  @Binds
  SessionRepository sessions(DynamoSessionRepository repository);

  @Binds
  SessionListRepository sessionLists(DynamoSessionListRepository repository);

  @Binds
  SessionContentsRepository sessionContents(DynamoSessionContentsRepository repository);

  @Binds
  PhotoRepository photos(DynamoPhotoRepository repository);

  @Binds
  SessionDeletionRepository sessionDeletions(DynamoSessionDeletionRepository repository);

  @Binds
  ErasableItemRepository erasableItems(DynamoErasableItemRepository repository);

  @Binds
  PhotoDeletionRepository photoDeletions(DynamoPhotoDeletionRepository repository);

  @Binds
  MissingFileRepository missingFiles(DynamoMissingFileRepository repository);

  @Binds
  UploadRepository uploads(DynamoUploadRepository repository);

  @Binds
  FilingRepository filings(DynamoFilingRepository repository);

  @Binds
  NoteRepository notes(DynamoNoteRepository repository);

  @Binds
  LedgerRepository ledger(DynamoLedgerRepository repository);

  @Binds
  CaptureRepository captures(DynamoCaptureRepository repository);

  @Binds
  ProductRepository products(DynamoProductRepository repository);

  @Binds
  ReconcileRepository reconciliation(DynamoReconcileRepository repository);

  @Binds
  ImageRepository images(DynamoImageRepository repository);

  /** Returns the sources of products. A server is remembered, with what it has answered. */
  @Provides
  @Singleton
  static List<ProductLookUp> productLookUps(
      OwnProducts ownProducts, Settings settings, HttpProducts.Factory servers) {
    return Stream.concat(
            Stream.of(ownProducts), settings.productServer().map(servers::create).stream())
        .toList();
  }

  @Provides
  @Singleton
  static Table table(DynamoDbClient client, Settings settings, Retry retry) {
    return new Table(client, settings.table(), retry);
  }

  @Provides
  static SignIn signIn(Settings settings) {
    return new SignIn(settings.hasIssuer(), settings.allowedOrigins(), settings.hasCookieDomain());
  }

  @Provides
  @Singleton
  static AccessTokens accessTokens(Settings settings, Background background, Clock clock) {
    return new AccessTokens(settings.issuer(), background, clock);
  }

  @Provides
  static PhotoBucket bucket(Settings settings) {
    return new PhotoBucket(settings.bucket(), settings.region(), settings.uploadEndpoint());
  }

  @Provides
  static IdleLimit idleLimit(Settings settings) {
    return settings.idleLimit();
  }

  @Provides
  static PhotoLifetime photoLifetime(Settings settings) {
    return new PhotoLifetime(settings.photoLifetime());
  }

  @Provides
  static ObjectStore objectStore(S3Client client, Settings settings) {
    return new S3ObjectStore(client, settings.bucket());
  }

  @Provides
  static MediaUrl mediaUrl(Settings settings) {
    return new MediaUrl(settings.mediaUrl());
  }

  @Provides
  static PostSigner postSigner(PhotoBucket bucket) {
    return new PostSigner(bucket);
  }

  @Provides
  static PutSigner putSigner(PhotoBucket bucket) {
    return new PutSigner(bucket);
  }

  @Provides
  static Cors cors(Settings settings) {
    return new Cors(settings.allowedOrigins(), settings.hasIssuer() && settings.hasCookieDomain());
  }

  @Provides
  static ApiEvents apiEvents(Settings settings) {
    return new ApiEvents(settings.publicUrl());
  }
}
