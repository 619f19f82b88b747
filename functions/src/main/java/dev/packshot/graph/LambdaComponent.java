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
  /** Returns the HTTP client of all AWS clients, to be closed. */
  SdkHttpClient http();

  /** Returns the threads behind {@link #executor}, to be shut down. */
  ExecutorService threads();

  /** The factory of graphs. */
  @Component.Factory
  interface Factory {
    LambdaComponent create(@BindsInstance AwsTransport transport);
  }
}
