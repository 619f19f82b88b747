package dev.packshot.simulation.replay;

import dev.packshot.dynamo.Values;
import dev.packshot.photo.PhotoDeletion;
import dev.packshot.photo.PhotoDeletionItem;
import dev.packshot.photo.PhotoItem;
import dev.packshot.photo.PhotoPointerItem;
import dev.packshot.photo.PhotoType;
import dev.packshot.photo.Renditions;
import dev.packshot.photo.TombstoneItem;
import dev.packshot.session.SessionStatus;
import dev.packshot.simulation.model.Body;
import dev.packshot.simulation.model.Bucket;
import dev.packshot.simulation.model.Deletion;
import dev.packshot.simulation.model.Item;
import dev.packshot.simulation.model.Item.TypeFrom;
import dev.packshot.simulation.model.Session;
import dev.packshot.simulation.model.Session.Phase;
import dev.packshot.simulation.model.State;
import dev.packshot.simulation.model.Version;
import dev.packshot.simulation.model.VersionSet;
import dev.packshot.simulation.storage.StoredObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The stored state of a photo, as the model sees it. */
record Observed(
    Session session, Optional<Item> item, Deletion deletion, Bucket bucket, boolean isFindable) {
  private static final String ORIGIN = "packshot-origin";
  private static final Map<PhotoType, TypeFrom> TYPES =
      Map.of(
          PhotoType.FRONT, TypeFrom.FORM,
          PhotoType.BACK, TypeFrom.REGISTRATION,
          PhotoType.NUTRITION, TypeFrom.PATCH);

  /** Returns what the model says is stored. */
  static Observed expected(State state) {
    return new Observed(
        state.session(), state.item(), state.deletion(), state.bucket(), state.isFindable());
  }

  /** Reads what is stored. */
  static Observed of(ReplayWorld world, PhotoOfTrace photo) {
    var stored =
        world.table().partition(photo.partition()).stream()
            .filter(it -> Values.text(it, "sk").startsWith(PhotoItem.SORT_PREFIX))
            .findFirst();
    var versions = photo.versions();
    var pictures = pictures(world.bucket().list(Renditions.PREFIX), photo);
    var left = world.bucket().history(photo.key());
    return new Observed(
        session(world, photo),
        stored.filter(it -> !TombstoneItem.isTombstone(it)).map(it -> item(it, versions, photo)),
        deletion(world, stored),
        new Bucket(
            versions.stream().map(it -> version(it, versions, left.contains(it))).toList(),
            pictures,
            pictures(world.bucket().listVersions(Renditions.PREFIX), photo).without(pictures)),
        !world.table().partition(PhotoPointerItem.PARTITION_PREFIX + photo.id()).isEmpty());
  }

  private static Deletion deletion(
      ReplayWorld world, Optional<Map<String, AttributeValue>> stored) {
    if (stored.filter(TombstoneItem::isTombstone).isEmpty()) {
      return Deletion.NONE;
    }
    return world.table().partition(PhotoDeletionItem.PARTITION).stream()
        .findFirst()
        .map(it -> Values.time(it, "deleted_at").plus(PhotoDeletion.FORMS))
        .map(last -> last.isBefore(world.now()) ? Deletion.OVERDUE : Deletion.RECORDED)
        .orElse(Deletion.ENDED);
  }

  private static Session session(ReplayWorld world, PhotoOfTrace photo) {
    var session = world.session(photo.partition());
    var phase = session.statusAt(world.now()) == SessionStatus.ACTIVE ? Phase.ACTIVE : Phase.IDLE;
    return new Session(
        session.status() == SessionStatus.EXPIRED ? Phase.EXPIRED : phase,
        !session.hasRoomForPhoto(),
        (int) session.photoCount() - photo.others());
  }

  private static Item item(
      Map<String, AttributeValue> item, List<StoredObject> versions, PhotoOfTrace photo) {
    var read = PhotoItem.read(item);
    int judged =
        read.object().map(it -> numberOf(versions, it.facts().version().orElseThrow())).orElse(0);
    return new Item(
        TYPES.get(read.details().type()),
        read.isRegistered(),
        item.containsKey("classified"),
        read.isBeyondLimit(),
        judged,
        replaced(item, photo));
  }

  private static VersionSet replaced(Map<String, AttributeValue> item, PhotoOfTrace photo) {
    var set = new VersionSet(0);
    var replaced = item.get("replaced_pictures");
    for (var each : replaced == null ? List.<AttributeValue>of() : replaced.l()) {
      set = set.and(VersionSet.of(photo.versionOfPictures(each.m().get("name").s())));
    }
    return set;
  }

  private static VersionSet pictures(List<StoredObject> objects, PhotoOfTrace photo) {
    var set = new VersionSet(0);
    for (var object : objects) {
      set = set.and(VersionSet.of(photo.versionOfPictures(object.key())));
    }
    return set;
  }

  private static Version version(
      StoredObject object, List<StoredObject> versions, boolean isThere) {
    var origin = object.metadata().getOrDefault(ORIGIN, object.sequencer());
    int number = 1;
    while (!origin.startsWith(versions.get(number - 1).sequencer())) {
      number++;
    }
    boolean isTagged = object.verdictTag().isPresent();
    var version = new Version(body(object), number, !object.isPosted(), isTagged, false);
    return isThere ? version : version.erased();
  }

  private static Body body(StoredObject object) {
    return Arrays.stream(Body.values())
        .filter(it -> Arrays.equals(PhotoOfTrace.file(it), object.bytes()))
        .findFirst()
        .orElseThrow();
  }

  private static int numberOf(List<StoredObject> versions, String id) {
    int number = 1;
    while (!versions.get(number - 1).version().equals(id)) {
      number++;
    }
    return number;
  }
}
