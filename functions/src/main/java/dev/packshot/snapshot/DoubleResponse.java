package dev.packshot.snapshot;

import java.util.Map;

/** A successful response of a double: the body and all headers but {@code Content-Length}. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DoubleResponse(byte[] body, Map<String, String> headers) {}
