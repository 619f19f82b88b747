package dev.packshot.bench.quarkus;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.packshot.bench.textbook.SessionOpener;
import jakarta.inject.Inject;

/** The function {@code POST sessions}, in the form of Quarkus's guide for Lambda. */
public final class CreateSessionHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private final SessionOpener sessions;

  @Inject
  public CreateSessionHandler(SessionOpener sessions) {
    this.sessions = sessions;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return sessions.open(event);
  }
}
