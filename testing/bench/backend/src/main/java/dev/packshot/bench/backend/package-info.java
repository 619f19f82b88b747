/** What measured functions talk to: DynamoDB Local and s3proxy over TLS on loopback. */
package dev.packshot.bench.backend;

