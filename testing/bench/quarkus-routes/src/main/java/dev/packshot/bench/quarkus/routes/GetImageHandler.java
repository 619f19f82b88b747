package dev.packshot.bench.quarkus.routes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.packshot.bench.textbook.Images;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The function {@code get-image}. */
@Named("get-image")
public final class GetImageHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private final Images images;

  @Inject
  public GetImageHandler(Images images) {
    this.images = images;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return images.get(event);
  }
}
