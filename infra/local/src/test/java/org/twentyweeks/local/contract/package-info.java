/** The contract of the public API, held against a deployed stack. */
@NullMarked
package org.twentyweeks.local.contract;

import org.jspecify.annotations.NullMarked;
