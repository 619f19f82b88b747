package dev.packshot.simulation.replay;

import dev.packshot.event.Route;
import dev.packshot.id.SessionId;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.photo.PhotoDeletion;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.Session;
import dev.packshot.session.SessionItem;
import dev.packshot.simulation.lambda.Deployment;
import dev.packshot.simulation.lambda.SteppedPath.Command;
import dev.packshot.simulation.model.DeletionRequest;
import dev.packshot.simulation.model.Delivery;
import dev.packshot.simulation.model.HourlyJob;
import dev.packshot.simulation.model.PhotoLife;
import dev.packshot.simulation.model.Registration;
import dev.packshot.simulation.model.Scenario;
import dev.packshot.simulation.model.State;
import dev.packshot.simulation.model.State.HandlerRun;
import dev.packshot.simulation.model.Step;
import dev.packshot.simulation.model.Trace;
import dev.packshot.simulation.storage.Message;
import dev.packshot.simulation.variant.Variant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A trace of the model, replayed against the production handlers. After each step, what is stored
 * and where each handler stands is compared with the model.
 */
public final class Replay {
  /** The form is issued so late that it outlives its session. */
  private static final Duration BEFORE_FORM = IdleLimit.USUAL.time().minusMinutes(30);

  private static final Duration TO_BE_IDLE = IdleLimit.USUAL.time().plusMinutes(1);

  private static final Duration UNTIL_JOB = PhotoDeletion.FORMS.plusMinutes(1);

  private static final String PUT = "put object ";
  private static final Map<Step.Kind, Command> COMMANDS =
      Map.of(
          Step.Kind.GO_ON, Command.PERFORM,
          Step.Kind.REPEAT, Command.REPEAT,
          Step.Kind.KILL, Command.KILL);

  private final PhotoLife life;
  private final ReplayWorld world;
  private final Map<Integer, Handler> handlers = new LinkedHashMap<>();
  private final List<Message> messages = new ArrayList<>();
  private State state;
  private PhotoOfTrace photo;

  private Replay(Scenario scenario, ImageJudge judge, Variant variant) {
    life = new PhotoLife(scenario);
    world = new ReplayWorld(judge, variant);
    state = life.start();
  }

  /** Replays a trace. Throws a {@link Mismatch} where the handlers leave it. */
  public static void run(Scenario scenario, Trace trace, ImageJudge judge) {
    run(scenario, trace, judge, Variant.NONE);
  }

  /** Replays a trace against a variant of the production code. */
  public static void run(Scenario scenario, Trace trace, ImageJudge judge, Variant variant) {
    var replay = new Replay(scenario, judge, variant);
    replay.world.run(() -> replay.run(trace));
  }

  private void run(Trace trace) {
    try {
      var answer = world.send(Route.CREATE_SESSION, Map.of(), Map.of());
      photo = new PhotoOfTrace(answer.text("short_id"));
      for (int at = 0; at < trace.steps().size(); at++) {
        take(trace.steps().get(at));
        compare(trace, at);
      }
    } finally {
      handlers.values().stream()
          .filter(Handler::isUnderWay)
          .forEach(handler -> handler.goOn(Command.KILL));
    }
  }

  private void take(Step step) {
    var before = state;
    state = life.after(before, step);
    switch (step.kind()) {
      case FORM -> issueForm();
      case POST -> world.post(photo.formFields(), PhotoOfTrace.file(step.body().orElseThrow()));
      case FILL -> fill();
      case IDLE -> becomeIdle();
      case EXPIRE_FORM -> world.sleepUntil(world.now().plus(UNTIL_JOB));
      case EXPIRE -> world.runMaintenance();
      case GO_ON, REPEAT, KILL -> goOn(step, before.processes().get(step.process()));
    }
    world
        .bucket()
        .current(photo.key())
        .filter(photo::isNewVersion)
        .ifPresent(version -> messages.add(world.message(version)));
  }

  private void issueForm() {
    world.sleepUntil(session().createdAt().plus(BEFORE_FORM));
    var parameters = Map.of("session_id", photo.session());
    var query = Map.of("photo_type", "front", "original_filename", "IMG.png");
    photo.setForm(world.send(Route.PRESIGN_UPLOAD, parameters, query).json());
  }

  /** Waits for a day, or only until the session is idle if its form is still to be posted. */
  private void becomeIdle() {
    var since = state.client().toPost().isEmpty() ? world.now() : session().modifiedAt();
    world.sleepUntil(since.plus(TO_BE_IDLE));
  }

  /** Lets other photos fill the session, without a trace of each. */
  private void fill() {
    photo.setOthers(photo.others() + Session.MAX_PHOTOS - (int) session().photoCount());
    world
        .table()
        .updateItem(
            UpdateItemRequest.builder()
                .tableName(Deployment.TABLE)
                .key(SessionItem.key(SessionId.parse(photo.session()).orElseThrow()).attributes())
                .updateExpression("SET photo_count = :max")
                .expressionAttributeValues(
                    Map.of(":max", AttributeValue.fromN("" + Session.MAX_PHOTOS)))
                .build());
  }

  private Session session() {
    return world.session(photo.partition());
  }

  private void goOn(Step step, HandlerRun process) {
    int number = step.process();
    if (process.isUnderWay()) {
      goOn(handlers.get(number), process, COMMANDS.get(step.kind()));
    } else {
      handlers.put(number, new Handler(world, "handler-" + number, () -> answer(process)));
    }
  }

  private void goOn(Handler handler, HandlerRun process, Command command) {
    var call = handler.nextCall().orElseThrow();
    if (call.startsWith(PUT) && process instanceof Delivery delivery) {
      photo.storesPictures(call.substring(PUT.length()), delivery.version());
    }
    handler.goOn(command);
  }

  /** Runs a handler to its end and returns the status of its answer. */
  private int answer(HandlerRun process) {
    if (process instanceof Delivery delivery) {
      boolean isHandled = world.deliver(messages.get(delivery.version() - 1));
      return isHandled ? Handler.HANDLED : Handler.FAILED;
    }
    if (process instanceof HourlyJob) {
      return world.runMaintenance() ? Handler.HANDLED : Handler.FAILED;
    }
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("session_id", photo.session());
    if (process instanceof Registration) {
      return world.send(Route.REGISTER_PHOTO, parameters, photo.registration()).status();
    }
    parameters.put("photo_id", photo.id());
    if (process instanceof DeletionRequest) {
      return world.send(Route.DELETE_PHOTO, parameters, Map.of()).status();
    }
    return world.send(Route.UPDATE_PHOTO, parameters, photo.classification()).status();
  }

  private void compare(Trace trace, int at) {
    var expected = Observed.expected(state);
    var observed = Observed.of(world, photo);
    if (!observed.equals(expected)) {
      throw mismatch(trace, at, "expected " + expected + "\nobserved " + observed);
    }
    handlers.forEach(
        (number, handler) -> {
          var process = state.processes().get(number);
          if (!handler.isAt(process)) {
            throw mismatch(trace, at, "expected " + process + "\nobserved " + handler);
          }
        });
  }

  private Mismatch mismatch(Trace trace, int at, String difference) {
    var taken = new Trace(trace.steps().subList(0, at + 1));
    return new Mismatch(String.join("\n", taken.lines(life)) + "\n" + difference);
  }
}
