/** The backend of measured functions: DynamoDB Local and s3proxy over TLS on loopback. */
package dev.packshot.bench.backend;
