/**
 * A stand-in for OCI Object Storage. It implements the part of the REST API that the service uses through the OCI SDK,
 * verifies signatures, and simulates faults. It runs in the process of a test or in a process of its own.
 */
@NullMarked
package com.bharatmart.objectstorage;

import org.jspecify.annotations.NullMarked;
