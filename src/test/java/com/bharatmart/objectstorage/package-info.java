/**
 * A stand-in for OCI Object Storage: speaks the part of its REST API that the service uses, to the real SDK, with
 * signatures checked and with switches for what goes wrong. In the process of a test, or in one of its own.
 */
@NullMarked
package com.bharatmart.objectstorage;

import org.jspecify.annotations.NullMarked;
