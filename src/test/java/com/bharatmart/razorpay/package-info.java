/**
 * A stand-in for Razorpay. It speaks the part of the REST API that the service uses, sends signed webhooks, keeps everything in
 * a schema of its own, and simulates shoppers and faults. It runs in the process of a test or in a process of its own.
 */
@NullMarked
package com.bharatmart.razorpay;

import org.jspecify.annotations.NullMarked;
