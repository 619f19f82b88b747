package dev.packshot.infra;

import dev.packshot.photo.CapturePictureKey;
import dev.packshot.photo.PhotoEditKey;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.Renditions;
import dev.packshot.product.OriginalKey;
import dev.packshot.product.Pictures;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** The grants on the objects of the bucket. Permissions are limited to prefixes of keys. */
final class ObjectGrants {
  static final String PHOTO_PREFIX = PhotoKey.PREFIX;
  static final String RENDITION_PREFIX = Renditions.PREFIX;
  static final String ORIGINAL_PREFIX = OriginalKey.PREFIX;

  /** The folders of captures in those of sessions. */
  private static final String CAPTURE_PICTURES =
      PHOTO_PREFIX + "*/" + CapturePictureKey.FOLDER + "/";

  private static final String IMAGE_PREFIX = Pictures.PREFIX;

  private final EnvironmentVariables variables;
  private final String bucketArn;

  ObjectGrants(EnvironmentVariables variables, String bucketArn) {
    this.variables = variables;
    this.bucketArn = bucketArn;
  }

  /** Grants the signing of upload forms; a form has the permissions of its signer. */
  Grant putPhotos() {
    return onObjects(PHOTO_PREFIX, "s3:PutObject");
  }

  /**
   * Grants reading photos and their renditions, or signing URLs for them; a URL has the permissions
   * of its signer.
   */
  Grant readPhotos() {
    return onBucket(
        Statements.allow(objects(PHOTO_PREFIX), "s3:GetObject", "s3:GetObjectVersion"),
        Statements.allow(objects(RENDITION_PREFIX), "s3:GetObject"));
  }

  /**
   * Grants listing photos and looking for those that have arrived; without the list S3 answers 403
   * for others.
   */
  Grant findPhotos() {
    var prefixes = List.of(PHOTO_PREFIX + "*");
    return onBucket(
        Statements.allow(objects(PHOTO_PREFIX), "s3:GetObject"),
        Statements.allow(
            bucketArn, Map.of("StringLike", Map.of("s3:prefix", prefixes)), "s3:ListBucket"));
  }

  /** Grants storing the pictures of captures, and deleting those of captures that were refused. */
  Grant replaceCapturePictures() {
    return onObjects(CAPTURE_PICTURES, "s3:PutObject", "s3:DeleteObject");
  }

  /** Grants storing the notes that ask for the pictures of edits of photos. */
  Grant requestEdits() {
    return onBucket(
        Statements.allow(
            bucketArn + "/" + PHOTO_PREFIX + "*" + PhotoEditKey.MARK + "*", "s3:PutObject"));
  }

  /** Grants tagging pictures that are no longer shown; they are listed first. */
  Grant markPictures() {
    return onBucket(
        Statements.allow(objects(RENDITION_PREFIX), "s3:PutObjectTagging"),
        Statements.allow(objects(IMAGE_PREFIX), "s3:PutObjectTagging"));
  }

  /** Grants storing renditions, and deleting those that no photo refers to. */
  Grant replaceRenditions() {
    return onObjects(RENDITION_PREFIX, "s3:PutObject", "s3:DeleteObject");
  }

  /**
   * Grants reading new photos, tagging those that are rejected, and making an earlier version the
   * current one again by a copy. For an object version, S3 requires the second tagging action in
   * addition to the first (docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html).
   */
  Grant judgePhotos() {
    var photos = objects(PHOTO_PREFIX);
    return onBucket(
        Statements.allow(photos, "s3:GetObject", "s3:GetObjectVersion"),
        Statements.allow(photos, "s3:PutObject"),
        Statements.allow(photos, "s3:PutObjectTagging", "s3:PutObjectVersionTagging"));
  }

  /** Grants deleting every version of photos and of their pictures; they are listed first. */
  Grant erasePhotos() {
    var prefixes = List.of(PHOTO_PREFIX + "*", RENDITION_PREFIX + "*");
    return onBucket(
        PolicyStatement.Builder.create()
            .effect(Effect.ALLOW)
            .actions(List.of("s3:DeleteObject", "s3:DeleteObjectVersion"))
            .resources(List.of(objects(PHOTO_PREFIX), objects(RENDITION_PREFIX)))
            .build(),
        Statements.allow(
            bucketArn,
            Map.of("StringLike", Map.of("s3:prefix", prefixes)),
            "s3:ListBucketVersions"));
  }

  /** Grants copying an earlier version of a photo's file over the current one. */
  Grant restorePhotos() {
    return onObjects(PHOTO_PREFIX, "s3:GetObjectVersion", "s3:PutObject");
  }

  /** Grants copying the file of a deleted photo to a photo that relies on it. */
  Grant handOverPhotos() {
    return onObjects(PHOTO_PREFIX, "s3:GetObject", "s3:GetObjectVersion", "s3:PutObject");
  }

  Grant readOriginals() {
    return onObjects(ORIGINAL_PREFIX, "s3:GetObject");
  }

  Grant putOriginals() {
    return onObjects(ORIGINAL_PREFIX, "s3:PutObject");
  }

  /** Grants storing public pictures. */
  Grant putImages() {
    return onObjects(IMAGE_PREFIX, "s3:PutObject");
  }

  /** Grants deleting objects of images by their keys. */
  Grant deleteImages() {
    return onBucket(deletion());
  }

  /** Grants deleting every object of an image; they are listed first. */
  Grant listAndDeleteImages() {
    var prefixes = List.of(IMAGE_PREFIX + "*", ORIGINAL_PREFIX + "*");
    return onBucket(
        deletion(),
        Statements.allow(
            bucketArn, Map.of("StringLike", Map.of("s3:prefix", prefixes)), "s3:ListBucket"));
  }

  /**
   * Makes S3 answer 404 for an object that does not exist; without this grant it answers 403
   * (docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html, Permissions).
   */
  Grant detectMissingObjects() {
    return onBucket(Statements.allow(bucketArn, "s3:ListBucket"));
  }

  private Grant onObjects(String prefix, String... actions) {
    return onBucket(Statements.allow(objects(prefix), actions));
  }

  private Grant onBucket(PolicyStatement... statements) {
    return new Grant(variables.bucket(), List.of(statements));
  }

  private PolicyStatement deletion() {
    return PolicyStatement.Builder.create()
        .effect(Effect.ALLOW)
        .actions(List.of("s3:DeleteObject"))
        .resources(List.of(objects(IMAGE_PREFIX), objects(ORIGINAL_PREFIX)))
        .build();
  }

  private String objects(String prefix) {
    return bucketArn + "/" + prefix + "*";
  }
}
