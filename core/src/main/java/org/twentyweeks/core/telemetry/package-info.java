/** What a function says about its own work, for the people who keep it running. */
@NullMarked
package org.twentyweeks.core.telemetry;

import org.jspecify.annotations.NullMarked;
