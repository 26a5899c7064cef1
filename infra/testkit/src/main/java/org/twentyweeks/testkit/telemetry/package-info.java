/** What of all that can go wrong somebody is woken for. */
@NullMarked
package org.twentyweeks.testkit.telemetry;

import org.jspecify.annotations.NullMarked;
