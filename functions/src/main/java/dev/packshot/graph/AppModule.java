package dev.packshot.graph;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dev.packshot.auth.ApiKeyRepository;
import dev.packshot.auth.DynamoApiKeyRepository;
import dev.packshot.auth.DynamoUserRepository;
import dev.packshot.auth.UserRepository;
import dev.packshot.dynamo.Table;
import dev.packshot.event.ApiEvents;
import dev.packshot.event.Cors;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.ImageLimits;
import dev.packshot.photo.DynamoPhotoRepository;
import dev.packshot.photo.DynamoUploadRepository;
import dev.packshot.photo.PhotoRepository;
import dev.packshot.photo.UploadRepository;
import dev.packshot.product.DynamoImageRepository;
import dev.packshot.product.ImageRepository;
import dev.packshot.product.MediaUrl;
import dev.packshot.scanner.DynamoSessionContentsRepository;
import dev.packshot.scanner.SessionContentsRepository;
import dev.packshot.session.DynamoSessionRepository;
import dev.packshot.session.SessionRepository;
import dev.packshot.store.ObjectStore;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.PostSigner;
import dev.packshot.store.S3ObjectStore;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The bindings that all object graphs share, on top of settings, AWS clients and credentials. */
@Module
public interface AppModule {
  @Binds
  ApiKeyRepository apiKeys(DynamoApiKeyRepository repository);

  @Binds
  UserRepository users(DynamoUserRepository repository);

  @Binds
  SessionRepository sessions(DynamoSessionRepository repository);

  @Binds
  SessionContentsRepository sessionContents(DynamoSessionContentsRepository repository);

  @Binds
  PhotoRepository photos(DynamoPhotoRepository repository);

  @Binds
  UploadRepository uploads(DynamoUploadRepository repository);

  @Binds
  ImageRepository images(DynamoImageRepository repository);

  @Provides
  @Singleton
  static Table table(DynamoDbClient client, Settings settings) {
    return new Table(client, settings.table());
  }

  @Provides
  static PhotoBucket bucket(Settings settings) {
    return new PhotoBucket(settings.bucket(), settings.region(), settings.uploadEndpoint());
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
  static ImageJudge imageJudge() {
    return new ImageJudge(ImageLimits.DEFAULT);
  }

  @Provides
  static Cors cors(Settings settings) {
    return new Cors(settings.allowedOrigins());
  }

  @Provides
  static ApiEvents apiEvents(Settings settings) {
    return new ApiEvents(settings.publicUrl());
  }

  @Binds
  Executor executor(ExecutorService threads);

  /** Returns threads for admission, which runs while the request is read. */
  @Provides
  @Singleton
  static ExecutorService threads() {
    return Executors.newCachedThreadPool(
        task -> {
          var thread = new Thread(task, "admission");
          thread.setDaemon(true);
          return thread;
        });
  }
}
