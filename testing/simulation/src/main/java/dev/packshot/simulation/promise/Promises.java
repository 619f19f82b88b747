package dev.packshot.simulation.promise;

import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiObserver;
import dev.packshot.simulation.api.ApiRequest;
import dev.packshot.simulation.storage.Message;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** All promises of one world. */
public final class Promises implements ApiObserver {
  private final Deletions deletions;
  private final List<Promise> all;

  /**
   * Creates the checks of a world.
   *
   * @param organizations the organization of each API key
   * @param revoked a view of the API keys that have been revoked
   * @param isPicture whether a file can be shown
   * @param hashesOfCodes the SHA-256 of the files that show a code
   * @param clock milliseconds since 1970
   */
  public Promises(
      Map<String, String> organizations,
      Set<String> revoked,
      Predicate<byte[]> isPicture,
      Set<String> hashesOfCodes,
      LongSupplier clock) {
    deletions = new Deletions(organizations);
    all =
        List.of(
            new DeletedSessionsStayDeleted(),
            new DeletedSessionsAreErased(),
            new ListsCountTheirSessions(),
            new SessionsStay(deletions),
            new RegistrationsStay(deletions),
            new CapturesStay(deletions),
            new CapturesAreLookedUp(),
            new CapturePicturesAreRead(hashesOfCodes),
            new CodesOfPhotosAreCaptured(),
            new KeyedRequestsMakeOneThing(),
            new NamesKeepTheirPhotos(),
            new DonePhotosAreStored(deletions),
            new ExplanationsAreTrue(deletions),
            new ClassificationsStay(clock),
            new TypesOfFormsStay(),
            new OrdersStay(deletions, clock),
            new NamesOfProductsStay(clock),
            new UploadsAreFiled(),
            new EventsAreNotDropped(),
            new RepeatsMakeNothingNew(),
            new CountersEqualRows(),
            new DeletedPhotosStayDeleted(deletions),
            new ImagesStay(),
            new DeletedImagesStayDeleted(),
            new TenantsNeverMeet(organizations),
            new LimitsHold(),
            new RevokedKeysAreRefused(revoked),
            new EndedSessionsStayEnded(clock),
            new EndedSessionsTakeNothing(),
            new SessionsEndOnlyWhenIdle(clock),
            new ReadyPhotosAreShown(),
            new ReadyPhotosAreFound(deletions),
            new ReadyPhotosStayReady(),
            new MissingFilesAreTold(),
            new LastPicturesAreShown(isPicture),
            new DuplicatesHaveTheSameBytes(),
            new OnlyIssuedKeysAreRegistered(),
            new ImagesShowTheirOriginals(),
            new EditsAreShown(clock),
            new EditsOfPhotosAreShown(clock),
            new NothingIsLeftBehind(),
            new NoInternalErrors());
  }

  @Override
  public void sent(ApiRequest request) {
    deletions.sent(request);
    all.forEach(promise -> promise.sent(request));
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    deletions.answered(request, answer);
    all.forEach(promise -> promise.answered(request, answer));
  }

  /** Checks a partition that a call has changed. */
  public void changed(String partition, Stored stored) {
    all.forEach(promise -> promise.changed(partition, stored));
  }

  /** Checks a message that is deleted. */
  public void handled(Message message, Stored stored) {
    all.forEach(promise -> promise.handled(message, stored));
  }

  /** Checks what is stored at the end. */
  public void settled(Stored stored) {
    all.forEach(promise -> promise.settled(stored));
  }
}
