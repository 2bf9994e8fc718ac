/** Webhooks in: the inbox of the gateway's events, and what each one leads to. */
@NullMarked
package com.bharatmart.payment.event;

import org.jspecify.annotations.NullMarked;
