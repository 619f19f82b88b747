package dev.packshot.simulation.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.event.Route;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A person who looks through the photos of an organization while apps take them: reads, reorders,
 * turns and deletes them, and ends sessions.
 */
public final class EditorApp implements Runnable {
  private static final long LONGEST_PAUSE = 40_000;
  private static final double IS_DOUBLED = 0.3;
  private static final double IS_CHANGED_LATE = 0.4;
  private static final double IS_REORDERED_MEANWHILE = 0.5;
  private static final int REORDERS_MEANWHILE = 3;
  private static final double IS_TURNED_AGAIN = 0.4;
  private static final double IS_UNDONE = 0.3;

  private final Device device;
  private final Crowd crowd;
  private final int actions;

  /** Creates a person who does this number of things. */
  public EditorApp(Device device, Crowd crowd, int actions) {
    this.device = device;
    this.crowd = crowd;
    this.actions = actions;
  }

  @Override
  public void run() {
    for (int action = 0; action < actions; action++) {
      device.pause(LONGEST_PAUSE);
      session().ifPresent(this::edit);
    }
  }

  private Optional<String> session() {
    var own = crowd.sessionsOf(device.organization());
    return own.isEmpty() ? Optional.empty() : Optional.of(device.chance().oneOf(own));
  }

  private void edit(String session) {
    switch ((int) device.chance().between(1, 13)) {
      case 1, 2 -> end(session);
      case 3, 4, 5 -> reorder(session);
      case 6, 7, 8 -> photo(session).ifPresent(photo -> turn(session, photo));
      default -> photo(session).ifPresent(photo -> delete(session, photo));
    }
  }

  /** Ends a session, sometimes while another person reorders its photos. */
  private void end(String session) {
    if (device.chance().happens(IS_REORDERED_MEANWHILE)) {
      for (int reorder = 0; reorder < REORDERS_MEANWHILE; reorder++) {
        order(session).ifPresent(it -> crowd.start(device.name(), 0, () -> device.send(it)));
      }
    }
    device.send(device.session(Route.END_SESSION, session));
  }

  private void reorder(String session) {
    order(session).ifPresent(device::send);
    photos(session);
  }

  /** Returns a request for another order of the photos; empty if there are none. */
  private Optional<ApiRequest> order(String session) {
    var left = new ArrayList<>(photos(session));
    if (left.isEmpty()) {
      return Optional.empty();
    }
    var body = Device.json();
    var order = body.putArray("photo_short_ids");
    while (!left.isEmpty()) {
      order.add(left.remove((int) device.chance().between(0, left.size() - 1)));
    }
    return Optional.of(device.inSession(Route.REORDER_PHOTOS, session).withJson(body));
  }

  private Optional<String> photo(String session) {
    var photos = photos(session);
    return photos.isEmpty() ? Optional.empty() : Optional.of(device.chance().oneOf(photos));
  }

  /** Turns a photo or undoes that, sometimes while another person does so, and sometimes again. */
  private void turn(String session, String photo) {
    var request = device.photo(Route.UPDATE_PHOTO, session, photo);
    if (device.chance().happens(IS_DOUBLED)) {
      var other = request.withJson(edit());
      crowd.start(device.name(), 0, () -> device.send(other));
    }
    device.send(request.withJson(edit()));
    if (device.chance().happens(IS_TURNED_AGAIN)) {
      device.send(request.withJson(edit()));
    }
  }

  private ObjectNode edit() {
    var body = Device.json();
    if (device.chance().happens(IS_UNDONE)) {
      return body.putNull("edit");
    }
    body.putObject("edit").put("rotate", device.chance().oneOf(List.of(90, 180, 270)));
    return body;
  }

  /** Deletes a photo, sometimes while another person does so, and tries to use it afterwards. */
  private void delete(String session, String photo) {
    var deletion = device.photo(Route.DELETE_PHOTO, session, photo);
    if (device.chance().happens(IS_DOUBLED)) {
      crowd.start(device.name(), 0, () -> device.send(deletion));
    }
    device.send(deletion);
    device.send(
        device.chance().happens(IS_CHANGED_LATE)
            ? device
                .photo(Route.UPDATE_PHOTO, session, photo)
                .withJson(Device.json().put("photo_type", "back"))
            : device.photo(Route.GET_PHOTO, session, photo));
  }

  private List<String> photos(String session) {
    var ids = new ArrayList<String>();
    device
        .send(device.inSession(Route.LIST_PHOTOS, session))
        .filter(Answer::isSuccess)
        .map(answer -> answer.json().get("data"))
        .ifPresent(photos -> photos.forEach(photo -> ids.add(id(photo))));
    return ids;
  }

  private static String id(JsonNode photo) {
    return photo.get("short_id").asText();
  }
}
