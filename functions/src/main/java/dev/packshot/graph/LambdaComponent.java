package dev.packshot.graph;

import dagger.BindsInstance;
import dagger.Component;
import dev.packshot.work.ThreadPool;
import javax.inject.Singleton;
import software.amazon.awssdk.http.SdkHttpClient;

/** The object graph of a deployed function. */
@Singleton
@Component(modules = {AppModule.class, ProcessModule.class, AwsModule.class})
interface LambdaComponent extends AppComponent {
  /** Returns the HTTP client of all AWS clients, to be closed. */
  SdkHttpClient http();

  /** Returns the threads of background work, to be shut down. */
  ThreadPool threads();

  /** The factory of graphs. */
  @Component.Factory
  interface Factory {
    LambdaComponent create(@BindsInstance AwsTransport transport);
  }
}
