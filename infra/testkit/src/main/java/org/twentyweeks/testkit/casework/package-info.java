/** In-memory twins of the stores of cases, the contract that they and the real ones keep, and sample requests. */
@NullMarked
package org.twentyweeks.testkit.casework;

import org.jspecify.annotations.NullMarked;
