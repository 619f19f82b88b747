package dev.packshot.infra;

/**
 * The issuer whose access tokens the functions accept.
 *
 * @param url the issuer's URL, as in its tokens
 * @param audience the accepted audiences, separated by commas
 */
record Issuer(String url, String audience) {}
