package dev.packshot.bench.quarkus.routes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.packshot.bench.textbook.Photos;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The function {@code register-photo}. */
@Named("register-photo")
public final class RegisterPhotoHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private final Photos photos;

  @Inject
  public RegisterPhotoHandler(Photos photos) {
    this.photos = photos;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return photos.register(event);
  }
}
