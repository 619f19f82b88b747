package dev.packshot.testing;

import dagger.BindsInstance;
import dagger.Component;
import dev.packshot.auth.ApiKeyRepository;
import dev.packshot.auth.KeyDirectory;
import dev.packshot.auth.SignInRepository;
import dev.packshot.auth.UserRepository;
import dev.packshot.capture.CaptureRepository;
import dev.packshot.dynamo.Table;
import dev.packshot.erasure.PhotoErasure;
import dev.packshot.graph.AppComponent;
import dev.packshot.graph.AppModule;
import dev.packshot.graph.ProcessModule;
import dev.packshot.graph.Settings;
import dev.packshot.ledger.LedgerRepository;
import dev.packshot.organization.OrganizationRepository;
import dev.packshot.photo.PhotoDeletionRepository;
import dev.packshot.photo.PhotoRepository;
import dev.packshot.photo.UploadRepository;
import dev.packshot.product.ImageRepository;
import dev.packshot.product.ProductRepository;
import dev.packshot.session.SessionDeletionRepository;
import dev.packshot.session.SessionListRepository;
import dev.packshot.session.SessionRepository;
import dev.packshot.store.SigningCredentials;
import dev.packshot.store.UploadAnnouncer;
import dev.packshot.store.UploadedFiles;
import java.time.Clock;
import java.util.function.Supplier;
import javax.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The object graph on DynamoDB Local and s3proxy in this JVM. */
@Singleton
@Component(modules = {AppModule.class, ProcessModule.class})
public interface TestComponent extends AppComponent {
  ApiKeyRepository apiKeys();

  UserRepository users();

  SignInRepository signIns();

  KeyDirectory keyDirectory();

  OrganizationRepository organizations();

  SessionRepository sessions();

  UploadRepository uploads();

  LedgerRepository ledger();

  CaptureRepository captures();

  SessionDeletionRepository sessionDeletions();

  SessionListRepository sessionLists();

  PhotoRepository photos();

  PhotoErasure photoErasure();

  PhotoDeletionRepository photoDeletions();

  Table table();

  ProductRepository products();

  ImageRepository images();

  /** The factory, whose parameters differ from those of a deployed function. */
  @Component.Factory
  interface Factory {
    TestComponent create(
        @BindsInstance Clock clock,
        @BindsInstance Settings settings,
        @BindsInstance DynamoDbClient dynamo,
        @BindsInstance S3Client s3,
        @BindsInstance UploadedFiles files,
        @BindsInstance UploadAnnouncer announcer,
        @BindsInstance Supplier<SigningCredentials> credentials);
  }
}
