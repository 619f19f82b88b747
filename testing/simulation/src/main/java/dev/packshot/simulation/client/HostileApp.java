package dev.packshot.simulation.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.packshot.event.Route;
import dev.packshot.simulation.api.ApiRequest;
import dev.packshot.simulation.client.Crowd.KnownSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An app of one organization that tries to reach what belongs to the others. */
public final class HostileApp implements Runnable {
  private static final long LONGEST_PAUSE = 10_000;
  private static final String GTIN = "04006381333931";

  private final Device device;
  private final Crowd crowd;
  private final List<String> organizations;
  private final int attempts;

  public HostileApp(Device device, Crowd crowd, List<String> organizations, int attempts) {
    this.device = device;
    this.crowd = crowd;
    this.organizations = organizations;
    this.attempts = attempts;
  }

  @Override
  public void run() {
    for (int attempt = 0; attempt < attempts; attempt++) {
      device.pause(LONGEST_PAUSE);
      foreignSession().ifPresent(this::attack);
      device.openSession().ifPresent(this::registerOwnKey);
      attackProduct(device.chance().oneOf(organizations));
    }
  }

  private Optional<String> foreignSession() {
    var foreign =
        crowd.sessions().stream()
            .filter(it -> !it.organization().equals(device.organization()))
            .map(KnownSession::id)
            .toList();
    return foreign.isEmpty() ? Optional.empty() : Optional.of(device.chance().oneOf(foreign));
  }

  private void attack(String session) {
    device.session(session);
    device
        .form(session, "front", "IMG.png")
        .ifPresent(form -> device.post(form, CameraRoll.picture(device.chance())));
    device.register(
        session,
        Device.json()
            .put("s3_key", "scanner/photos/2026/01/" + session + "/front/" + session + ".png"));
    device.send(change(session));
  }

  /** Returns a request that would change a session. */
  private ApiRequest change(String session) {
    return switch ((int) device.chance().between(1, 6)) {
      case 1 -> device.session(Route.END_SESSION, session);
      case 2 ->
          device
              .inSession(Route.REORDER_PHOTOS, session)
              .withJson(Device.json().set("photo_short_ids", Device.json().arrayNode()));
      case 5 -> device.session(Route.DELETE_SESSION, session);
      case 3 -> device.photo(Route.DELETE_PHOTO, session, session);
      case 4 ->
          device
              .inSession(Route.PROMISE_UPLOADS, session)
              .withJson(Device.json().set("uploads", promises()));
      default ->
          device
              .request(Route.CREATE_CAPTURE, Map.of())
              .withJson(
                  Device.json()
                      .put("session_short_id", session)
                      .put("capture_type", "BARCODE")
                      .put("raw_value", GTIN));
    };
  }

  private ArrayNode promises() {
    return Device.json().arrayNode().add(Device.json().put("client_id", device.name()));
  }

  /** Registers a key that no form was signed for, in a session of the app's own. */
  private void registerOwnKey(String session) {
    crowd.opened(device.organization(), session);
    device.register(
        session,
        Device.json()
            .put("s3_key", "scanner/photos/2026/01/" + session + "/front/" + session + ".png"));
  }

  private void attackProduct(String organization) {
    device.send(device.product(Route.LIST_IMAGES, organization, GTIN, Optional.empty()));
    device.send(
        device
            .product(Route.NAME_PRODUCT, organization, GTIN, Optional.empty())
            .withJson(Device.json().put("name", "Nothing")));
    device.send(
        device
            .product(Route.ADD_IMAGE, organization, GTIN, Optional.empty())
            .withForm(Map.of(), CameraRoll.picture(device.chance())));
  }
}
