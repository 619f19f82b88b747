package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.packshot.auth.ApiKeyRepository;
import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.graph.AppModule;
import dev.packshot.graph.ProcessModule;
import dev.packshot.graph.Settings;
import dev.packshot.identity.Access;
import dev.packshot.lambda.Functions;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.S3UploadedFiles;
import dev.packshot.store.SigningCredentials;
import dev.packshot.store.SqsUploadAnnouncer;
import dev.packshot.store.UploadAnnouncer;
import dev.packshot.store.UploadedFiles;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
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
  void givesEachFunctionTheVariablesThatItReads() {
    SynthesizedStack.production()
        .functions()
        .forEach((name, function) -> start(name, environment(function)));
  }

  @Test
  void givesNoFunctionOtherVariables() {
    SynthesizedStack.production()
        .functions()
        .forEach(
            (name, function) ->
                environment(function).keySet().stream()
                    .filter(variable -> variable.startsWith("PACKSHOT_"))
                    .forEach(
                        variable -> {
                          var without = environment(function);
                          without.remove(variable);
                          assertThatThrownBy(() -> start(name, without))
                              .as(name + " without " + variable)
                              .hasMessage("The environment variable " + variable + " is not set.");
                        }));
  }

  @Test
  void tellsEachFunctionWithTheTableAnotherIdleLimit() {
    SynthesizedStack.withEverything()
        .functions()
        .forEach(
            (name, function) ->
                assertThat(environment(function).get(Settings.SESSION_IDLE_HOURS))
                    .as(name)
                    .isEqualTo(environment(function).containsKey(Settings.TABLE) ? "48" : null));
  }

  @Test
  void givesFunctionsWithTheBucketTheUploadEndpointOfLocalStack() {
    SynthesizedStack.onLocalStack()
        .functions()
        .forEach(
            (name, function) -> {
              var variables = environment(function);
              assertThat(variables.containsKey(Settings.UPLOAD_ENDPOINT))
                  .as(name)
                  .isEqualTo(variables.containsKey(Settings.BUCKET));
            });
  }

  @Test
  void letsOnlyTheFunctionsThatDecodeCompileLongMethods() {
    assertThat(namesWith(SynthesizedStack.production(), "JAVA_TOOL_OPTIONS"))
        .containsExactlyInAnyOrder("add-image", "uploaded-object");
    assertThat(
            environment(SynthesizedStack.production().functions().get("uploaded-object"))
                .get("JAVA_TOOL_OPTIONS"))
        .isEqualTo("-XX:-DontCompileHugeMethods -XX:TieredStopAtLevel=1");
    assertThat(namesWith(SynthesizedStack.production(), Settings.HEIC)).isEmpty();
  }

  @Test
  void tellsTheSameFunctionsThatHeicIsSwitchedOff() {
    assertThat(namesWith(SynthesizedStack.withEverything(), Settings.HEIC))
        .containsExactlyInAnyOrder("add-image", "uploaded-object");
    assertThat(namesWith(SynthesizedStack.withEverything(), "JAVA_TOOL_OPTIONS")).isEmpty();
  }

  private static List<String> namesWith(SynthesizedStack stack, String variable) {
    return stack.functions().entrySet().stream()
        .filter(function -> environment(function.getValue()).containsKey(variable))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<String, String> environment(JsonNode function) {
    var variables = new HashMap<String, String>();
    function
        .get("Properties")
        .path("Environment")
        .path("Variables")
        .properties()
        .forEach(
            variable ->
                variables.put(variable.getKey(), value(variable.getKey(), variable.getValue())));
    return variables;
  }

  private static String value(String name, JsonNode value) {
    return name.equals(Settings.BUCKET) ? "packshot-photos" : Intrinsics.text(value);
  }

  private static void start(String name, Map<String, String> variables) {
    var complete = new HashMap<>(variables);
    complete.put(Settings.REGION, "eu-central-1");
    var app = Graph.of(new Settings(complete));
    switch (name) {
      case "fallback" -> Functions.fallback(app);
      case "uploaded-object" -> Functions.uploadedObjects(app);
      case "expire-sessions" -> Functions.maintenance(app);
      case "reconcile-photos" -> Functions.reconcilePhotos(app);
      case "look-up-captures" -> Functions.lookUpCaptures(app);
      default -> startRoute(HandlersTest.route(name), app);
    }
  }

  /** Starts a route's function, and what admission creates at the first request. */
  private static void startRoute(Route route, Graph app) {
    Functions.of(route, app);
    if (route.access() != Access.ANYONE) {
      app.apiKeys();
    }
  }

  /** The files of the bucket and the queue, whose names are read as in a deployed function. */
  @Module
  interface FilesModule {
    @Provides
    static UploadAnnouncer announcer(Settings settings) {
      return new SqsUploadAnnouncer(null, settings.uploadQueue());
    }

    @Provides
    static UploadedFiles files(
        PhotoBucket bucket, Supplier<SigningCredentials> credentials, Clock clock) {
      return new S3UploadedFiles(bucket, UrlConnectionHttpClient.create(), credentials, clock);
    }
  }

  /** The object graph of the functions, with clients that are never called. */
  @Singleton
  @Component(modules = {AppModule.class, ProcessModule.class, FilesModule.class})
  interface Graph extends AppComponent {
    ApiKeyRepository apiKeys();

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

    /** The factory of graphs, with everything that differs from a deployed function. */
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
