/** What only LocalStack can be made to suffer: ends in the middle, outages, and bad beginnings. */
package dev.packshot.localstack;

