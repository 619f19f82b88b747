/** A demo of the API over HTTP, against a local run or AWS. It depends on the contract only. */
package dev.packshot.local.demo;
