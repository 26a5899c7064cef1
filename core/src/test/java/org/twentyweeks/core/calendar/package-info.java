/** London's days, and the bank holidays against a second opinion. */
@NullMarked
package org.twentyweeks.core.calendar;

import org.jspecify.annotations.NullMarked;
