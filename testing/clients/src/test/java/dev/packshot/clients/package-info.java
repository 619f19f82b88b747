/** The clients that openapi-generator makes of the contract, used against a local run. */
package dev.packshot.clients;
