package dev.packshot.ledger;

import dev.packshot.capture.CaptureItem;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Table;
import dev.packshot.dynamo.Values;
import dev.packshot.id.CaptureId;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.photo.ContentClaim;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoAddress;
import dev.packshot.photo.PhotoItem;
import dev.packshot.photo.TombstoneItem;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.Session;
import dev.packshot.session.SessionItem;
import dev.packshot.session.SessionPartition;
import dev.packshot.work.Background;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The promises in the DynamoDB table. */
public final class DynamoLedgerRepository implements LedgerRepository {
  private static final String ORIGINAL = "original";
  private static final String PROMISE = "promise";

  /** The maximum number of keys in one read. */
  private static final int MAX_KEYS = 100;

  private final Table table;
  private final IdleLimit idleLimit;
  private final Background background;

  @Inject
  public DynamoLedgerRepository(Table table, IdleLimit idleLimit, Background background) {
    this.table = table;
    this.idleLimit = idleLimit;
    this.background = background;
  }

  @Override
  public Found find(
      SessionId session,
      Collection<String> clientIds,
      Collection<String> sha256s,
      Collection<CaptureId> captureIds) {
    var keys = new LinkedHashSet<Key>();
    keys.add(SessionItem.key(session));
    clientIds.forEach(clientId -> keys.add(PromiseItem.key(session, clientId)));
    sha256s.forEach(sha256 -> keys.add(ContentClaim.key(session, sha256)));
    captureIds.forEach(capture -> keys.add(CaptureItem.key(session, capture)));
    var found = Optional.<Session>empty();
    var promises = new HashMap<String, Promise>();
    var firsts = new HashMap<String, PhotoId>();
    var captures = new HashSet<CaptureId>();
    for (var item : getAll(keys)) {
      if (PromiseItem.isPromise(item)) {
        var promise = PromiseItem.read(item);
        promises.put(promise.clientId(), promise);
      } else if (ContentClaim.isClaim(item)) {
        firsts.put(ContentClaim.sha256(item), ContentClaim.owner(item));
      } else if (CaptureItem.isCapture(item)) {
        captures.add(CaptureItem.id(item));
      } else {
        found = Optional.of(SessionItem.read(item, idleLimit));
      }
    }
    return new Found(found, promises, firsts, captures);
  }

  @Override
  public Photos photos(SessionId session, Collection<PhotoId> photos) {
    var keys = new LinkedHashSet<Key>();
    photos.forEach(photo -> keys.add(PhotoItem.key(session, photo)));
    var found = new HashMap<PhotoId, Photo>();
    var deleted = new HashSet<PhotoId>();
    for (var item : getAll(keys)) {
      if (TombstoneItem.isTombstone(item)) {
        deleted.add(TombstoneItem.address(item).photoId());
      } else {
        var photo = PhotoItem.read(item);
        found.put(photo.address().photoId(), photo);
      }
    }
    return new Photos(found, deleted);
  }

  /** Reads up to a hundred items in one call, and more in concurrent calls. */
  private List<Map<String, AttributeValue>> getAll(Collection<Key> keys) {
    var all = List.copyOf(keys);
    var reads = new ArrayList<Supplier<List<Map<String, AttributeValue>>>>();
    for (int from = MAX_KEYS; from < all.size(); from += MAX_KEYS) {
      var part = all.subList(from, Math.min(all.size(), from + MAX_KEYS));
      reads.add(background.start(() -> table.getAll(part)));
    }
    var items = new ArrayList<Map<String, AttributeValue>>();
    if (!all.isEmpty()) {
      items.addAll(table.getAll(all.subList(0, Math.min(all.size(), MAX_KEYS))));
    }
    reads.forEach(read -> items.addAll(read.get()));
    return items;
  }

  @Override
  public Optional<Promise> find(SessionId session, String clientId) {
    return table.get(PromiseItem.key(session, clientId)).map(PromiseItem::read);
  }

  @Override
  public Supplier<Optional<Promise>> findByPhoto(SessionId session, PhotoId photo) {
    var pages = table.queryFrom(SessionPartition.of(session), PromiseItem.SORT_PREFIX);
    return () ->
        pages.all().stream()
            .map(PromiseItem::read)
            .filter(promise -> promise.address().photoId().equals(photo))
            .findFirst();
  }

  @Override
  public Supplier<Optional<Contents>> findAll(SessionId id) {
    var pages = table.queryAll(SessionPartition.of(id));
    return () -> contents(pages.all());
  }

  private Optional<Contents> contents(List<Map<String, AttributeValue>> items) {
    var session = Optional.<Session>empty();
    var promises = new ArrayList<Promise>();
    var photos = new ArrayList<Photo>();
    var deleted = new ArrayList<PhotoAddress>();
    for (var item : items) {
      var sort = Values.text(item, Key.SORT);
      if (sort.equals(SessionItem.SORT)) {
        session = Optional.of(SessionItem.read(item, idleLimit));
      } else if (PromiseItem.isPromise(item)) {
        promises.add(PromiseItem.read(item));
      } else if (TombstoneItem.isTombstone(item)) {
        deleted.add(TombstoneItem.address(item));
      } else if (sort.startsWith(PhotoItem.SORT_PREFIX)) {
        photos.add(PhotoItem.read(item));
      }
    }
    return session.map(found -> new Contents(found, promises, photos, deleted));
  }

  @Override
  public Promise add(Promise promise) {
    return PromiseItem.read(table.putIfAbsent(PromiseItem.write(promise)).item());
  }

  @Override
  public Optional<Promise> addDuplicate(Promise duplicate, Optional<Promise> before, Instant now) {
    var session = duplicate.address().sessionId();
    var transaction =
        table
            .transaction()
            .require(
                ORIGINAL,
                PhotoItem.keeps(
                    PhotoItem.key(session, duplicate.duplicateOf().orElseThrow()),
                    duplicate.facts().sha256().orElseThrow(),
                    now));
    var refused =
        before
            .map(it -> transaction.update(PROMISE, PromiseItem.replace(it, duplicate)))
            .orElseGet(() -> transaction.putIfAbsent(PROMISE, PromiseItem.write(duplicate)))
            .commit();
    if (refused.isEmpty()) {
      return Optional.of(duplicate);
    }
    return refused.filter(it -> it.step().equals(PROMISE)).map(it -> PromiseItem.read(it.item()));
  }

  @Override
  public boolean count(SessionId session, int promises, Instant now) {
    return table
        .update(
            SessionItem.countPromisesWhileActive(
                session, promises, Promise.MAX_PER_SESSION, now, idleLimit))
        .applied();
  }

  @Override
  public void renew(Promise promise) {
    table.update(PromiseItem.renew(promise));
  }

  @Override
  public void passOn(Promise promise, PhotoId from, Optional<PhotoId> to) {
    table.update(PromiseItem.passOn(promise, from, to));
  }

  @Override
  public boolean replace(Promise before, Promise after) {
    return table.update(PromiseItem.replace(before, after)).applied();
  }
}
