/**
 * One photo's way round a Packshot over plain HTTP, here or on AWS: it knows the contract alone.
 */
package dev.packshot.local.demo;
