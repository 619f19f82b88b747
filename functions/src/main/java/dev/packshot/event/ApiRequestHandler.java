package dev.packshot.event;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.auth.Admission;
import dev.packshot.auth.Authenticator;
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

/** The handler of API Gateway events for one operation. Every failure becomes a response. */
public final class ApiRequestHandler implements RequestStreamHandler {
  private static final Problem INTERNAL_ERROR =
      Problem.of(ErrorCode.INTERNAL_ERROR, "Something failed on our side; report the request_id.");

  private final String name;
  private final String path;
  private final Operation operation;
  private final ApiEvents events;
  private final Authenticator authenticator;
  private final Cors cors;
  private final Clock clock;

  /**
   * Creates a handler.
   *
   * @param name the route's name in the log
   * @param path the route's path; empty if the operation has no route
   */
  public ApiRequestHandler(
      String name,
      String path,
      Operation operation,
      ApiEvents events,
      Authenticator authenticator,
      Cors cors,
      Clock clock) {
    this.name = name;
    this.path = path;
    this.operation = operation;
    this.events = events;
    this.authenticator = authenticator;
    this.cors = cors;
    this.clock = clock;
  }

  /**
   * A response before the headers that all responses share, and the admission if it was decided.
   */
  private record Result(Response response, Optional<Admission> admission) {
    Optional<Caller> caller() {
      return admission.flatMap(Admission::caller);
    }

    Optional<Principal> principal() {
      return caller().map(Caller::principal);
    }
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    var log = new RequestLog(context);
    var request = events.read(event, path, context.getAwsRequestId());
    var result = answer(request, log);
    events.write(withSharedHeaders(request, result), answer);
    log.write(
        json -> {
          json.field("level", "INFO")
              .field("request_id", request.id())
              .field("route", name)
              .field("status", result.response().status());
          LogSubject.of(request, result.response()).forEach(json::field);
          json.field("caller", result.caller().map(Caller::label))
              .field(
                  "organization",
                  result.principal().flatMap(Principal::organization).map(OrganizationId::toString))
              .field("user", result.principal().flatMap(Principal::user).map(UserId::toString));
        });
  }

  private Result answer(Request request, RequestLog log) {
    var admission = Optional.<Admission>empty();
    try {
      var admitted = operation.admit(request);
      admission = Optional.of(admitted.admission());
      return new Result(admitted.response().get(), admission);
    } catch (ProblemException refusal) {
      return new Result(problem(request, refusal.problem()), admission);
    } catch (RuntimeException failure) {
      log.writeFailure(request.id(), LogSubject.of(request), failure);
      var problem = TransientFailure.is(failure) ? Problem.unavailable() : INTERNAL_ERROR;
      return new Result(problem(request, problem), admission);
    }
  }

  private Response problem(Request request, Problem problem) {
    return ProblemResponse.to(request, problem, clock.instant());
  }

  private Response withSharedHeaders(Request request, Result result) {
    var usage =
        result.admission().map(Admission::usage).orElseGet(() -> authenticator.usageOf(request));
    var response = result.response();
    var headers = new LinkedHashMap<>(response.headers());
    headers.putAll(usage.headers());
    headers.putAll(cors.headers(request));
    headers.put("X-Request-Id", request.id());
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Cache-Control", "no-store");
    return new Response(response.status(), headers, response.body());
  }
}
