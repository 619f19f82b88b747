package dev.packshot.lambda;

import dev.packshot.auth.ApiKeyRepository;
import dev.packshot.auth.Authenticator;
import dev.packshot.docs.GetErrorPage;
import dev.packshot.docs.GetOpenapi;
import dev.packshot.docs.GetReference;
import dev.packshot.dynamo.Table;
import dev.packshot.image.ImageJudge;
import dev.packshot.photo.PhotoRepository;
import dev.packshot.product.AddImage;
import dev.packshot.product.DeleteImage;
import dev.packshot.product.DeriveImage;
import dev.packshot.product.GetImage;
import dev.packshot.product.ListImages;
import dev.packshot.product.PracticeImage;
import dev.packshot.product.SweepDeletions;
import dev.packshot.product.UpdateImage;
import dev.packshot.session.CreateSession;
import dev.packshot.session.ExpireSessions;
import dev.packshot.session.GetSession;
import dev.packshot.session.SessionRepository;
import dev.packshot.session.UpdatePhoto;
import dev.packshot.upload.IngestUpload;
import dev.packshot.upload.PhotoObjects;
import dev.packshot.upload.PresignUpload;
import dev.packshot.upload.RegisterPhoto;
import dev.packshot.upload.UploadRepository;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * All that handlers take from the object graph. A function builds only what its own handler asks
 * for. Where the AWS clients come from is up to the component that implements this.
 */
public interface AppComponent {
  CreateSession createSession();

  GetSession getSession();

  PresignUpload presignUpload();

  RegisterPhoto registerPhoto();

  UpdatePhoto updatePhoto();

  ListImages listImages();

  AddImage addImage();

  GetImage getImage();

  UpdateImage updateImage();

  DeleteImage deleteImage();

  GetOpenapi getOpenapi();

  GetReference getReference();

  GetErrorPage getErrorPage();

  IngestUpload ingestUpload();

  DeriveImage deriveImage();

  ExpireSessions expireSessions();

  SweepDeletions sweepDeletions();

  /** The next eight are for {@link Practice} and {@link DryRun}, before a snapshot. */
  ApiKeyRepository keys();

  SessionRepository sessions();

  Table table();

  UploadRepository uploads();

  PhotoRepository photos();

  PhotoObjects photoObjects();

  ImageJudge imageJudge();

  PracticeImage practiceImage();

  Authenticator authenticator();

  ApiEvents apiEvents();

  Cors cors();

  Clock clock();

  Executor executor();
}
