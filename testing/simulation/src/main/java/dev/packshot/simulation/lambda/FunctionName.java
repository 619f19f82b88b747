package dev.packshot.simulation.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.lambda.Functions;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** A deployed function: its handler and its timeout, which are those of the stack. */
public final class FunctionName {
  /** The function of S3's messages about created objects. */
  public static final FunctionName UPLOADED_OBJECTS =
      new FunctionName("uploaded-objects", 90, Functions::uploadedObjects);

  /** The function of the hourly jobs. */
  public static final FunctionName MAINTENANCE =
      new FunctionName("maintenance", 300, Functions::maintenance);

  /** The function that reconciles photos with their objects. */
  public static final FunctionName RECONCILIATION =
      new FunctionName("reconciliation", 300, Functions::reconcilePhotos);

  /** The function that looks up the products of captures. */
  public static final FunctionName LOOK_UP =
      new FunctionName("look-up", 60, Functions::lookUpCaptures);

  private static final int API_SECONDS = 10;
  private static final int IMAGE_SECONDS = 28;

  private static final Map<Route, FunctionName> ROUTES = new EnumMap<>(Route.class);

  static {
    for (var route : Route.values()) {
      int seconds = route == Route.ADD_IMAGE ? IMAGE_SECONDS : API_SECONDS;
      ROUTES.put(route, new FunctionName(route.name(), seconds, app -> Functions.of(route, app)));
    }
  }

  private final String name;
  private final int timeoutSeconds;
  private final Function<AppComponent, RequestStreamHandler> handler;

  private FunctionName(
      String name, int timeoutSeconds, Function<AppComponent, RequestStreamHandler> handler) {
    this.name = name;
    this.timeoutSeconds = timeoutSeconds;
    this.handler = handler;
  }

  /** Returns the function of a route. */
  public static FunctionName of(Route route) {
    return ROUTES.get(route);
  }

  int timeoutMillis() {
    return timeoutSeconds * 1_000;
  }

  RequestStreamHandler handler(AppComponent app) {
    return handler.apply(app);
  }

  @Override
  public String toString() {
    return name;
  }
}
