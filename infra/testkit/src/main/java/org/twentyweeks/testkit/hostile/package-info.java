/** Inputs made to do harm, from small sources typed here and a seed; and what tells whether they did. */
@NullMarked
package org.twentyweeks.testkit.hostile;

import org.jspecify.annotations.NullMarked;
