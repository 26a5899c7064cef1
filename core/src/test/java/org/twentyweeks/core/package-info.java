/** What holds for the whole of core. */
@NullMarked
package org.twentyweeks.core;

import org.jspecify.annotations.NullMarked;
