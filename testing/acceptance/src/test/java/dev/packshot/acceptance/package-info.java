/** The acceptance tests of a deployment, over HTTP and based on the contract only. */
package dev.packshot.acceptance;
