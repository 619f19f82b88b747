package dev.packshot.bench.quarkus;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.packshot.bench.textbook.Sessions;
import jakarta.inject.Inject;

/** The function, as Quarkus's guide for Lambda shows one. */
public final class CreateSessionHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private final Sessions sessions;

  @Inject
  public CreateSessionHandler(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return sessions.open(event);
  }
}
