/** The S3 bucket: storage of objects, and signing of uploads and downloads. */
package dev.packshot.store;
