package dev.packshot.local;

import dagger.BindsInstance;
import dagger.Component;
import dev.packshot.auth.ApiKeyRepository;
import dev.packshot.auth.UserRepository;
import dev.packshot.dynamo.Table;
import dev.packshot.graph.AppComponent;
import dev.packshot.graph.AppModule;
import dev.packshot.graph.ProcessModule;
import dev.packshot.graph.Settings;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.SigningCredentials;
import dev.packshot.store.UploadAnnouncer;
import dev.packshot.store.UploadedFiles;
import java.time.Clock;
import java.util.function.Supplier;
import javax.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The functions' object graph on the engines of a local run. */
@Singleton
@Component(modules = {AppModule.class, ProcessModule.class})
interface LocalComponent extends AppComponent {
  Table table();

  ApiKeyRepository apiKeys();

  UserRepository users();

  DynamoDbClient dynamo();

  Settings settings();

  S3Client s3();

  PhotoBucket bucket();

  @Component.Factory
  interface Factory {
    LocalComponent create(
        @BindsInstance Settings settings,
        @BindsInstance Clock clock,
        @BindsInstance DynamoDbClient dynamo,
        @BindsInstance S3Client s3,
        @BindsInstance UploadedFiles files,
        @BindsInstance UploadAnnouncer announcer,
        @BindsInstance Supplier<SigningCredentials> credentials);
  }
}
