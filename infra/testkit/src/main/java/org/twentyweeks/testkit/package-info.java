/** What tests of every module share. */
@NullMarked
package org.twentyweeks.testkit;

import org.jspecify.annotations.NullMarked;
