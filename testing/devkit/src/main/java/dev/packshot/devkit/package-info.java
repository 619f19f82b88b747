/**
 * Test fixtures that the local run uses as well: DynamoDB Local and s3proxy in the same JVM. The
 * subpackage {@code picture} has sample pictures. Nothing of it is deployed.
 */
package dev.packshot.devkit;
