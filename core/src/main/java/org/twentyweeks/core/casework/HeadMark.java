package org.twentyweeks.core.casework;

/**
 * As much of a case's head as its indexes hold: how far its facts go, and what its standing was derived by.
 *
 * @param factCount how many facts the case has
 * @param version {@link StoredCase#version} of that state: the hash of its last fact
 */
public record HeadMark(Reference reference, int factCount, String version, DerivedBy derivedBy) {}
