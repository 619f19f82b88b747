/**
 * From a stored object to the function that judges it, as S3, SQS and Lambda do it: at least once,
 * in batches, with retries and a dead letter, and across a kill -9.
 */
package dev.packshot.local.pump;
