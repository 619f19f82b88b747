/** API Gateway's REST API on this machine: HTTP in, proxy events out, and its limits. */
package dev.packshot.local.gateway;
