package dev.packshot.simulation.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.event.Route;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A dashboard that names products, and adds, changes and deletes their images. */
public final class DashboardApp implements Runnable {
  private static final List<String> GTINS = List.of("04006381333931", "00012345600012");
  private static final long LONGEST_PAUSE = 20_000;
  private static final double EDITS = 0.4;
  private static final double EDITS_AGAIN = 0.2;
  private static final double UNDOES = 0.3;

  private final Device device;
  private final Crowd crowd;
  private final int actions;
  private final List<ImageOf> images = new ArrayList<>();

  private record ImageOf(String gtin, String id) {}

  /** Creates a dashboard that does this number of things. */
  public DashboardApp(Device device, Crowd crowd, int actions) {
    this.device = device;
    this.crowd = crowd;
    this.actions = actions;
  }

  @Override
  public void run() {
    for (int action = 0; action < actions; action++) {
      device.pause(LONGEST_PAUSE);
      act();
    }
  }

  private void act() {
    var chance = device.chance();
    var gtin = chance.oneOf(GTINS);
    if (images.isEmpty() || chance.happens(0.4)) {
      add(gtin);
    } else if (chance.happens(0.5)) {
      change(chance.oneOf(images));
    } else if (chance.happens(0.5)) {
      delete(chance.oneOf(images));
    } else if (chance.happens(0.5)) {
      name(gtin);
    } else {
      device.send(device.product(Route.LIST_IMAGES, gtin, Optional.empty()));
    }
  }

  private void name(String gtin) {
    device.send(
        device
            .product(Route.NAME_PRODUCT, gtin, Optional.empty())
            .withJson(Device.json().put("name", "Product " + device.name())));
  }

  private void add(String gtin) {
    boolean isPrimary = device.chance().happens(0.3);
    var title = device.name();
    var photo = readyPhoto();
    var request =
        photo.isPresent()
            ? device
                .product(Route.ADD_IMAGE_FROM_PHOTO, gtin, Optional.empty())
                .withJson(
                    Device.json()
                        .put("photo_short_id", photo.get())
                        .put("title", title)
                        .put("is_primary", isPrimary))
            : device
                .product(Route.ADD_IMAGE, gtin, Optional.empty())
                .withForm(
                    Map.of("title", title, "is_primary", Boolean.toString(isPrimary)),
                    CameraRoll.picture(device.chance()));
    device
        .send(device.chance().happens(0.6) ? request.once(title) : request)
        .filter(Answer::isSuccess)
        .ifPresent(answer -> images.add(new ImageOf(gtin, answer.text("id"))));
  }

  /** Finds a ready photo in one of the organization's sessions. */
  private Optional<String> readyPhoto() {
    var own =
        crowd.sessions().stream()
            .filter(it -> it.organization().equals(device.organization()))
            .toList();
    if (own.isEmpty() || device.chance().happens(0.3)) {
      return Optional.empty();
    }
    return device
        .session(device.chance().oneOf(own).id())
        .filter(Answer::isSuccess)
        .flatMap(DashboardApp::firstReady);
  }

  private static Optional<String> firstReady(Answer session) {
    for (JsonNode photo : session.json().get("product_photos")) {
      if (photo.get("upload_status").asText().equals("ready")) {
        return Optional.of(photo.get("short_id").asText());
      }
    }
    return Optional.empty();
  }

  private void change(ImageOf image) {
    var body = Device.json();
    if (device.chance().happens(0.7)) {
      body.put("is_primary", device.chance().happens(0.6));
    }
    if (device.chance().happens(0.5)) {
      body.put("priority", device.chance().between(0, 9));
    }
    if (device.chance().happens(EDITS)) {
      edit(body);
    }
    device.send(request(Route.UPDATE_IMAGE, image).withJson(body));
    if (device.chance().happens(EDITS_AGAIN)) {
      device.send(request(Route.UPDATE_IMAGE, image).withJson(edit(Device.json())));
    }
    device.send(request(Route.GET_IMAGE, image));
  }

  /** Adds a turn of the picture to the body of a request, or the undoing of all edits. */
  private ObjectNode edit(ObjectNode body) {
    if (device.chance().happens(UNDOES)) {
      return body.putNull("edit");
    }
    body.putObject("edit").put("rotate", device.chance().oneOf(List.of(90, 180, 270)));
    return body;
  }

  private void makePrimary(ImageOf image) {
    device.send(request(Route.UPDATE_IMAGE, image).withJson(Device.json().put("is_primary", true)));
  }

  /** Deletes an image, sometimes while another person deletes it or makes it the primary one. */
  private void delete(ImageOf image) {
    var request = request(Route.DELETE_IMAGE, image);
    if (device.chance().happens(0.3)) {
      crowd.start(device.name(), 0, () -> device.send(request));
    }
    if (device.chance().happens(0.3)) {
      crowd.start(device.name(), 0, () -> makePrimary(image));
    }
    device.send(request);
  }

  private ApiRequest request(Route route, ImageOf image) {
    return device.product(route, image.gtin(), Optional.of(image.id()));
  }
}
