/** Thin words over the AWS SDK for the one table; knows nobody. */
package dev.packshot.dynamo;
