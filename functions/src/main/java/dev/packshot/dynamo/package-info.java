/** A thin layer over the AWS SDK for the table; depends on no other package. */
package dev.packshot.dynamo;
