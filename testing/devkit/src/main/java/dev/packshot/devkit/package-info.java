/**
 * What tests and the local run stand on: DynamoDB Local and s3proxy in this JVM, and pictures as
 * cameras and attackers make them. Never part of what is deployed.
 */
package dev.packshot.devkit;
