package org.twentyweeks.core.intake;

/** Where unguessable bytes come from. */
@FunctionalInterface
public interface Chance {

    /** That many bytes that nobody can predict. */
    byte[] bytes(int count);
}
