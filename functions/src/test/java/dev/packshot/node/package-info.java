/** Projects of Node.js that tests run. */
package dev.packshot.node;
