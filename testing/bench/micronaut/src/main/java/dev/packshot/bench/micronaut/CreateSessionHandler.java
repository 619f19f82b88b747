package dev.packshot.bench.micronaut;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.packshot.bench.textbook.Sessions;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;

/** The function, as Micronaut's guide for Lambda shows one. */
public class CreateSessionHandler
    extends MicronautRequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  @Inject Sessions sessions;

  @Override
  public APIGatewayProxyResponseEvent execute(APIGatewayProxyRequestEvent event) {
    return sessions.open(event);
  }
}
