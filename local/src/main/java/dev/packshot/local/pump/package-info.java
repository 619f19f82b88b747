/**
 * The delivery of upload events from the object store to the function, as by S3, SQS and Lambda: at
 * least once, in batches, with retries and dead letters. It survives a kill -9.
 */
package dev.packshot.local.pump;
