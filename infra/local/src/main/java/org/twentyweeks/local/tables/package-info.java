/** The tables of the template, in the embedded DynamoDB. */
@NullMarked
package org.twentyweeks.local.tables;

import org.jspecify.annotations.NullMarked;
