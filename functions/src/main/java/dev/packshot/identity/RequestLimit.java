package dev.packshot.identity;

/**
 * A limit of a caller's requests in a window of time.
 *
 * @param limit the requests that the window allows
 * @param windowSeconds the length of the window
 * @param resetSeconds the time until the window ends
 */
public record RequestLimit(long limit, long windowSeconds, long remaining, long resetSeconds) {}
