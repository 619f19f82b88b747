package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dagger.BindsInstance;
import dagger.Component;
import dev.packshot.graph.AppComponent;
import dev.packshot.graph.AppModule;
import dev.packshot.graph.Settings;
import dev.packshot.store.SigningCredentials;
import java.lang.reflect.InvocationTargetException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.inject.Singleton;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

class VariablesTest {
  @Test
  void givesEveryFunctionWhatItReads() {
    Synthesized.production()
        .functions()
        .forEach((name, function) -> start(function, environment(function)));
  }

  @Test
  void givesNoFunctionWhatItDoesNotRead() {
    Synthesized.production()
        .functions()
        .forEach(
            (name, function) ->
                environment(function)
                    .keySet()
                    .forEach(
                        variable -> {
                          var without = environment(function);
                          without.remove(variable);
                          assertThatThrownBy(() -> start(function, without))
                              .as(name + " without " + variable)
                              .hasMessage("The environment variable " + variable + " is not set.");
                        }));
  }

  @Test
  void tellsFunctionsOnLocalStackWhereUploadsGo() {
    Synthesized.onLocalStack()
        .functions()
        .forEach(
            (name, function) -> {
              var variables = environment(function);
              assertThat(variables.containsKey(Settings.UPLOAD_ENDPOINT))
                  .as(name)
                  .isEqualTo(variables.containsKey(Settings.BUCKET));
            });
  }

  private static Map<String, String> environment(JsonNode function) {
    var variables = new HashMap<String, String>();
    var written = function.get("Properties").path("Environment").path("Variables");
    written
        .properties()
        .forEach(it -> variables.put(it.getKey(), value(it.getKey(), it.getValue())));
    return variables;
  }

  private static String value(String name, JsonNode written) {
    return name.equals(Settings.BUCKET) ? "packshot-photos" : Plain.text(written);
  }

  private static void start(JsonNode function, Map<String, String> variables) {
    var all = new HashMap<>(variables);
    all.put(Settings.REGION, "eu-central-1");
    try {
      Class.forName(function.get("Properties").get("Handler").asText())
          .getConstructor(AppComponent.class)
          .newInstance(Graph.of(new Settings(all)));
    } catch (InvocationTargetException failed) {
      throw new IllegalStateException(failed.getCause().getMessage(), failed);
    } catch (ReflectiveOperationException failed) {
      throw new LinkageError(failed.getMessage(), failed);
    }
  }

  /** The functions' graph over clients that are never called. */
  @Singleton
  @Component(modules = AppModule.class)
  interface Graph extends AppComponent {
    static Graph of(Settings settings) {
      return DaggerVariablesTest_Graph.factory()
          .create(
              Clock.systemUTC(),
              settings,
              DynamoDbClient.builder()
                  .region(Region.EU_CENTRAL_1)
                  .credentialsProvider(AnonymousCredentialsProvider.create())
                  .httpClient(UrlConnectionHttpClient.create())
                  .build(),
              S3Client.builder()
                  .region(Region.EU_CENTRAL_1)
                  .credentialsProvider(AnonymousCredentialsProvider.create())
                  .httpClient(UrlConnectionHttpClient.create())
                  .build(),
              () -> null);
    }

    /** Takes what differs from a deployed function. */
    @Component.Factory
    interface Factory {
      Graph create(
          @BindsInstance Clock clock,
          @BindsInstance Settings settings,
          @BindsInstance DynamoDbClient dynamo,
          @BindsInstance S3Client s3,
          @BindsInstance Supplier<SigningCredentials> credentials);
    }
  }
}
