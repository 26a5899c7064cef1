package org.twentyweeks.core.telemetry;

/**
 * Where a function says what became of each invocation. Whoever calls it goes on when it fails: a case that is stored is
 * answered, whether or not anybody can count it.
 */
@FunctionalInterface
public interface Telemetry {

    void record(Invocation invocation);
}
