package dev.packshot.bench.micronaut;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.packshot.bench.textbook.SessionOpener;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;

/** The function {@code POST sessions}, in the form of Micronaut's guide for Lambda. */
public class CreateSessionHandler
    extends MicronautRequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  @Inject SessionOpener sessions;

  @Override
  public APIGatewayProxyResponseEvent execute(APIGatewayProxyRequestEvent event) {
    return sessions.open(event);
  }
}
