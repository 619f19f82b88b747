package dev.packshot.graph;

import dagger.BindsInstance;
import dagger.Component;
import java.util.concurrent.ExecutorService;
import javax.inject.Singleton;
import software.amazon.awssdk.http.SdkHttpClient;

/** The object graph of a deployed function. */
@Singleton
@Component(modules = {AppModule.class, AwsModule.class})
interface LambdaComponent extends AppComponent {
  /** What all AWS clients of the graph speak through. */
  SdkHttpClient http();

  /** What {@link #executor} runs on. */
  ExecutorService threads();

  /** Takes what differs before a snapshot. */
  @Component.Factory
  interface Factory {
    LambdaComponent create(@BindsInstance Connections connections);
  }
}
