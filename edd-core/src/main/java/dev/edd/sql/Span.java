package dev.edd.sql;

/** A stretch of a text, its end exclusive. */
record Span(int start, int end) {}
