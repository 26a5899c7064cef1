/**
 * A world of one thread at a time and no clock of its own: every delay, fault and order of events follows from one seed, so
 * that whatever goes wrong once goes wrong again.
 */
@NullMarked
package org.twentyweeks.testkit.simulation;

import org.jspecify.annotations.NullMarked;
