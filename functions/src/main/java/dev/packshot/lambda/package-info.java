/** The classes that Lambda instantiates, one for each deployed function. */
package dev.packshot.lambda;
