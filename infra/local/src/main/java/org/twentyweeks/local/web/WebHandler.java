package org.twentyweeks.local.web;

/** Answers requests; called by many threads at once. */
@FunctionalInterface
public interface WebHandler {
    WebAnswer answer(WebRequest request);
}
