package dev.packshot.bench.quarkus.getsession;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.packshot.bench.textbook.SessionReader;
import jakarta.inject.Inject;

/** The function {@code GET session}, in the form of Quarkus's guide for Lambda. */
public final class GetSessionHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private final SessionReader sessions;

  @Inject
  public GetSessionHandler(SessionReader sessions) {
    this.sessions = sessions;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return sessions.get(event);
  }
}
