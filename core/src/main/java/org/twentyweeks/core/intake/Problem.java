package org.twentyweeks.core.intake;

/**
 * Why a request cannot be taken as it is.
 *
 * @param pointer the field, as a JSON pointer (RFC 6901)
 * @param sentence what to do about it, for the person who sent it; never what the field held
 */
public record Problem(String pointer, String sentence) {}
