/** Uploads that go to S3 itself: the key of a photo and the presigned POST that lets it in. */
package dev.packshot.upload;
