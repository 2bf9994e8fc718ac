/** The books: journals of double entry that sum to zero. */
@NullMarked
package com.bharatmart.payment.ledger;

import org.jspecify.annotations.NullMarked;
