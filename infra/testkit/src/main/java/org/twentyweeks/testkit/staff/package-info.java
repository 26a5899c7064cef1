/** Staff and teams in memory, and what every store of them keeps to. */
@NullMarked
package org.twentyweeks.testkit.staff;

import org.jspecify.annotations.NullMarked;
