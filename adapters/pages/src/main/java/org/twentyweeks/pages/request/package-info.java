/** The form by which a request for an assessment is made: its questions, its pages, and what is read back from them. */
@NullMarked
package org.twentyweeks.pages.request;

import org.jspecify.annotations.NullMarked;
