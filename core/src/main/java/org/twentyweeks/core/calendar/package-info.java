/** Days: London's, working ones, and England's bank holidays. */
@NullMarked
package org.twentyweeks.core.calendar;

import org.jspecify.annotations.NullMarked;
