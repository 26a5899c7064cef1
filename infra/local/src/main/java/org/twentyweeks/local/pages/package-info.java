/** Pages for people: what is there, one case, and the clock. */
@NullMarked
package org.twentyweeks.local.pages;

import org.jspecify.annotations.NullMarked;
