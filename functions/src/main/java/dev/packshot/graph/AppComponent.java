package dev.packshot.graph;

import dev.packshot.account.EndBrowserSession;
import dev.packshot.account.GetMe;
import dev.packshot.account.OpenBrowserSession;
import dev.packshot.auth.Authenticator;
import dev.packshot.dashboard.AddImage;
import dev.packshot.dashboard.AddImageFromPhoto;
import dev.packshot.dashboard.DeleteImage;
import dev.packshot.dashboard.GetImage;
import dev.packshot.dashboard.GetManifest;
import dev.packshot.dashboard.ListImages;
import dev.packshot.dashboard.NameProduct;
import dev.packshot.dashboard.UpdateImage;
import dev.packshot.docs.GetErrorPage;
import dev.packshot.docs.GetOpenapi;
import dev.packshot.docs.GetReference;
import dev.packshot.event.ApiEvents;
import dev.packshot.event.Cors;
import dev.packshot.maintenance.ExpireSessions;
import dev.packshot.maintenance.LookUpCaptures;
import dev.packshot.maintenance.MissingFiles;
import dev.packshot.maintenance.ReconcilePhotos;
import dev.packshot.maintenance.SweepDeletions;
import dev.packshot.maintenance.SweepPhotos;
import dev.packshot.maintenance.SweepSessions;
import dev.packshot.scanner.CreateCapture;
import dev.packshot.scanner.CreateSession;
import dev.packshot.scanner.DeletePhoto;
import dev.packshot.scanner.DeleteSession;
import dev.packshot.scanner.EndSession;
import dev.packshot.scanner.ExplainUpload;
import dev.packshot.scanner.GetCapture;
import dev.packshot.scanner.GetPhoto;
import dev.packshot.scanner.GetSession;
import dev.packshot.scanner.GetSessionStatus;
import dev.packshot.scanner.ListPhotos;
import dev.packshot.scanner.ListSessions;
import dev.packshot.scanner.ListUploads;
import dev.packshot.scanner.PresignUpload;
import dev.packshot.scanner.PromiseUploads;
import dev.packshot.scanner.RegisterPhoto;
import dev.packshot.scanner.ReorderPhotos;
import dev.packshot.scanner.RetryCapture;
import dev.packshot.scanner.UpdatePhoto;
import dev.packshot.scanner.UploadCaptureImage;
import dev.packshot.upload.CheckRemoval;
import dev.packshot.upload.DeriveImage;
import dev.packshot.upload.IngestUpload;
import dev.packshot.upload.ReadCapturePicture;
import dev.packshot.work.Background;
import java.time.Clock;

/**
 * The objects that event handlers need from the object graph. Each function creates only those of
 * its own handler. The implementing component decides where the AWS clients come from.
 */
public interface AppComponent {
  CreateSession createSession();

  GetSession getSession();

  ListSessions listSessions();

  EndSession endSession();

  DeleteSession deleteSession();

  PresignUpload presignUpload();

  RegisterPhoto registerPhoto();

  UpdatePhoto updatePhoto();

  ListPhotos listPhotos();

  GetPhoto getPhoto();

  ReorderPhotos reorderPhotos();

  DeletePhoto deletePhoto();

  PromiseUploads promiseUploads();

  ListUploads listUploads();

  ExplainUpload explainUpload();

  GetSessionStatus getSessionStatus();

  CreateCapture createCapture();

  UploadCaptureImage uploadCaptureImage();

  GetCapture getCapture();

  RetryCapture retryCapture();

  NameProduct nameProduct();

  ListImages listImages();

  AddImage addImage();

  AddImageFromPhoto addImageFromPhoto();

  GetManifest getManifest();

  GetImage getImage();

  UpdateImage updateImage();

  DeleteImage deleteImage();

  GetMe getMe();

  OpenBrowserSession openBrowserSession();

  EndBrowserSession endBrowserSession();

  GetOpenapi getOpenapi();

  GetReference getReference();

  GetErrorPage getErrorPage();

  IngestUpload ingestUpload();

  DeriveImage deriveImage();

  ReadCapturePicture readCapturePicture();

  CheckRemoval checkRemoval();

  ExpireSessions expireSessions();

  SweepDeletions sweepDeletions();

  SweepPhotos sweepPhotos();

  SweepSessions sweepSessions();

  LookUpCaptures lookUpCaptures();

  ReconcilePhotos reconcilePhotos();

  MissingFiles missingFiles();

  Authenticator authenticator();

  ApiEvents apiEvents();

  Cors cors();

  Clock clock();

  Background background();
}
