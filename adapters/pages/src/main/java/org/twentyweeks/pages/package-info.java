/** Fills the templates of the pages that people see, and holds what those pages link to. */
@NullMarked
package org.twentyweeks.pages;

import org.jspecify.annotations.NullMarked;
