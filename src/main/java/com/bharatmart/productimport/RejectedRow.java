package com.bharatmart.productimport;

/**
 * A row that was not imported.
 *
 * @param line the number of its first line in the file, counted from 1
 * @param reason part of a sentence, for the person who wrote the file
 */
public record RejectedRow(long line, String reason) {}
