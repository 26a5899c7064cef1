/** What the public API keeps to over HTTP, wherever it runs. */
@NullMarked
package org.twentyweeks.testkit.http;

import org.jspecify.annotations.NullMarked;
