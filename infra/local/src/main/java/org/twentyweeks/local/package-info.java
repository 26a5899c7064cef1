/** The local run: reads the template, starts the engines, serves the API and a site for people. */
@NullMarked
package org.twentyweeks.local;

import org.jspecify.annotations.NullMarked;
