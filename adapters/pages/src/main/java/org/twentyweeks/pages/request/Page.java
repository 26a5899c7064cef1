package org.twentyweeks.pages.request;

/**
 * A page to answer with.
 *
 * @param outcome one word for the log
 */
public record Page(int status, String outcome, String html) {}
