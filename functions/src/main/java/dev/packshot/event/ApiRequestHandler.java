package dev.packshot.event;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.auth.Admission;
import dev.packshot.auth.Authenticator;
import dev.packshot.graph.AppComponent;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Caller;
import dev.packshot.identity.Principal;
import dev.packshot.problem.ErrorCode;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Turns API Gateway's event into a request, has it answered, and turns every failure into one. */
final class ApiRequestHandler implements RequestStreamHandler {
  private static final Problem OUR_MISTAKE =
      Problem.of(ErrorCode.INTERNAL_ERROR, "Something failed on our side; report the request_id.");

  private final String name;
  private final String path;
  private final Operation operation;
  private final Authenticator authenticator;
  private final ApiEvents events;
  private final Cors cors;
  private final Clock clock;

  /**
   * For one operation.
   *
   * @param name what the log calls it
   * @param path the route's path, empty where there is no route
   */
  ApiRequestHandler(String name, String path, AppComponent app, Operation operation) {
    this.name = name;
    this.path = path;
    this.operation = operation;
    this.authenticator = app.authenticator();
    this.events = app.apiEvents();
    this.cors = app.cors();
    this.clock = app.clock();
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    var log = new RequestLog(context);
    var request = events.read(event, path, context.getAwsRequestId());
    var admission = new AtomicReference<Admission>();
    var response = finished(request, answer(request, admission, log), admission.get());
    events.write(response, answer);
    log.write(
        json ->
            json.field("level", "INFO")
                .field("request_id", request.id())
                .field("route", name)
                .field("status", response.status())
                .field("caller", callerOf(admission.get()).map(Caller::label))
                .field(
                    "organization",
                    holderOf(admission.get())
                        .flatMap(Principal::organization)
                        .map(OrganizationId::toString))
                .field(
                    "user", holderOf(admission.get()).flatMap(Principal::user).map(UserId::toString)));
  }

  private Response answer(Request request, AtomicReference<Admission> admission, RequestLog log) {
    try {
      return operation.answer(request, admission::set);
    } catch (ProblemException refused) {
      return problem(request, refused.problem());
    } catch (RuntimeException failed) {
      log.writeFailure(Optional.of(request.id()), failed);
      return problem(request, TransientFailure.is(failed) ? Problem.unavailable() : OUR_MISTAKE);
    }
  }

  private Response problem(Request request, Problem problem) {
    return ProblemResponse.to(request, problem, clock.instant());
  }

  private Response finished(Request request, Response response, Admission admission) {
    var usage = admission == null ? authenticator.usageOf(request) : admission.usage();
    var headers = new LinkedHashMap<>(response.headers());
    headers.putAll(usage.headers());
    headers.putAll(cors.headers(request));
    headers.put("X-Request-Id", request.id());
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Cache-Control", "no-store");
    return new Response(response.status(), headers, response.body());
  }

  private static Optional<Caller> callerOf(Admission admission) {
    return Optional.ofNullable(admission).flatMap(Admission::caller);
  }

  private static Optional<Principal> holderOf(Admission admission) {
    return callerOf(admission).map(Caller::holder);
  }
}
