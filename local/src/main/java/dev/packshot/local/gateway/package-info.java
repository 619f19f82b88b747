/** A local API Gateway, which turns HTTP requests into proxy events. */
package dev.packshot.local.gateway;
