package com.bharatmart.productimport;

/**
 * A row that has not been imported.
 *
 * @param line the number of its first line in the file, counted from 1
 * @param reason part of a sentence, for the person who wrote the file
 */
record RejectedRow(long line, String reason) {}
