package dev.packshot.simulation.lambda;

import dagger.BindsInstance;
import dagger.Component;
import dev.packshot.dynamo.Retry;
import dev.packshot.graph.AppComponent;
import dev.packshot.graph.AppModule;
import dev.packshot.graph.Settings;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.code.CodeReader;
import dev.packshot.store.SigningCredentials;
import dev.packshot.store.UploadAnnouncer;
import dev.packshot.store.UploadedFiles;
import dev.packshot.work.Background;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The functions' object graph in a simulated world. */
@Singleton
@Component(modules = AppModule.class)
interface SimulationComponent extends AppComponent {
  /** The factory of graphs, with everything that differs from a deployed function. */
  @Component.Factory
  interface Factory {
    SimulationComponent create(
        @BindsInstance Settings settings,
        @BindsInstance Clock clock,
        @BindsInstance DynamoDbClient table,
        @BindsInstance S3Client bucket,
        @BindsInstance UploadedFiles files,
        @BindsInstance UploadAnnouncer announcer,
        @BindsInstance Supplier<SigningCredentials> credentials,
        @BindsInstance ImageJudge judge,
        @BindsInstance CodeReader codes,
        @BindsInstance Background background,
        @BindsInstance RandomGenerator random,
        @BindsInstance Retry.Pause pause);
  }
}
