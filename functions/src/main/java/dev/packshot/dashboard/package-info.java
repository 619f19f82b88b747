/** The endpoints for dashboard clients: the images of products. */
package dev.packshot.dashboard;
