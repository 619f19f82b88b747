/**
 * Two campaigns against a local run that is killed and started again. In the torture, each client
 * ends with the process that it uses, so everything that was answered must be stored in the end. In
 * the soak, phones repeat each request until it is answered, and all events come twice, so what is
 * stored in the end is known exactly.
 */
package dev.packshot.local.torture;
