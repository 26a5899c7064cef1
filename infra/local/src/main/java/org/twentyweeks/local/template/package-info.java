/** Reads template.yaml as the local run needs it, and fails on whatever it does not know. */
@NullMarked
package org.twentyweeks.local.template;

import org.jspecify.annotations.NullMarked;
