package dev.packshot.ledger;

import dev.packshot.json.JsonWriter;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.store.PostSigner;
import dev.packshot.store.PresignedPost;
import dev.packshot.store.PresignedPut;
import dev.packshot.store.PutSigner;
import dev.packshot.store.SigningCredentials;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.inject.Inject;

/** The signer of the forms and URLs by which clients send promised photos. */
public final class UploadForms {
  private final PostSigner posts;
  private final PutSigner puts;
  private final Supplier<SigningCredentials> credentials;
  private final Clock clock;

  @Inject
  public UploadForms(
      PostSigner posts, PutSigner puts, Supplier<SigningCredentials> credentials, Clock clock) {
    this.posts = posts;
    this.puts = puts;
    this.credentials = credentials;
    this.clock = clock;
  }

  /**
   * Returns a writer of a new form, or of a URL if the client wants to put the file.
   *
   * @throws ProblemException with status 503 if there are no valid credentials to sign with
   */
  public Consumer<JsonWriter> sign(Offer offer) {
    var now = clock.instant();
    var signer = credentials.get();
    return switch (offer.method()) {
      case POST -> {
        var post = posts.sign(offer.terms(), signer, now).orElseThrow(UploadForms::unavailable);
        yield json -> write(json, post);
      }
      case PUT -> {
        var put = puts.sign(offer.terms(), signer, now).orElseThrow(UploadForms::unavailable);
        yield json -> write(json, put);
      }
    };
  }

  private static RuntimeException unavailable() {
    return new ProblemException(Problem.unavailable());
  }

  private static void write(JsonWriter json, PresignedPost post) {
    json.field("method", UploadMethod.POST.name())
        .field("url", post.url())
        .field("fields", post.fields())
        .field("expires_in", post.expiresIn().toSeconds());
  }

  private static void write(JsonWriter json, PresignedPut put) {
    json.field("method", UploadMethod.PUT.name())
        .field("url", put.url())
        .field("headers", put.headers())
        .field("expires_in", put.expiresIn().toSeconds());
  }
}
