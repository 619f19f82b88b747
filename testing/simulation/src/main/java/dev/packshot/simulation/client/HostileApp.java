package dev.packshot.simulation.client;

import dev.packshot.event.Route;
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
            .product(Route.ADD_IMAGE, organization, GTIN, Optional.empty())
            .withForm(Map.of(), CameraRoll.picture(device.chance())));
  }
}
