package org.twentyweeks.local.web;

/** One header line, its name spelled as it was sent. */
public record WebHeader(String name, String value) {}
